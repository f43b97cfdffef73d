/** Takes a node out of its parent, if it has one: `remove()` of Prototype.js throws where there is none. */
export const detach = (node: Node | undefined): void => void node?.parentNode?.removeChild(node)
