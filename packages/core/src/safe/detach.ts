/** Removes a node from its parent, if it has one. The `remove()` of Prototype.js throws without a parent. */
export const detach = (node: Node | undefined): void => void node?.parentNode?.removeChild(node)
