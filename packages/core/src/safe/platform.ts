/**
 * Reads a property of the document, or of another node, from its prototype: an element can hide the property by its
 * name (`<img name="body">`, `<input name="parentNode">`).
 */
export const platform = <Key extends keyof Document>(
  key: Key,
  node: Node = document,
): Document[Key] => Reflect.get(Document.prototype, key, node)
