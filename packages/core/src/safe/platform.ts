/**
 * A property of the document, or of another node, as the browser has it: elements hide properties of the document and of
 * forms by their names (`<img name="body">`, `<input name="parentNode">`).
 */
export const platform = <Key extends keyof Document>(
  key: Key,
  node: Node = document,
): Document[Key] => Reflect.get(Document.prototype, key, node)
