/**
 * Makes `old` like `fresh`, and touches only what differs: an element that stays keeps the focus, what was typed into it, and
 * whether it is open. Children with an id are matched by it, so rows that are new at the top push the others down as they are.
 */
export function morph(old: Element, fresh: Element): void {
  if (old.isEqualNode(fresh)) {
    return
  }
  morphAttributes(old, fresh)
  const next = [...fresh.childNodes]
  let at = old.firstChild
  for (const child of next) {
    const match = matchOf(at, child)
    if (match && at !== match) {
      removeUntil(at, match)
    }
    if (!match) {
      old.insertBefore(child, at)
      continue
    }
    at = match.nextSibling
    if (match instanceof Element && child instanceof Element) {
      morph(match, child)
    } else if (match.nodeValue !== child.nodeValue) {
      match.nodeValue = child.nodeValue
    }
  }
  removeUntil(at, null)
}

/** Not `element.id`: of a form with a field of that name, it is the field. */
function idOf(node: Node): string | null {
  return node instanceof Element ? node.getAttribute('id') : null
}

/** The node that a new one continues: by its id where it has one, else the one that is next, if it is of the same kind. */
function matchOf(at: ChildNode | null, child: Node): ChildNode | null {
  const id = idOf(child)
  if (id !== null) {
    let node = at
    while (node && idOf(node) !== id) {
      node = node.nextSibling
    }
    return node
  }
  return at && at.nodeName === child.nodeName && idOf(at) === null ? at : null
}

function removeUntil(from: ChildNode | null, end: ChildNode | null): void {
  let node = from
  while (node && node !== end) {
    const next = node.nextSibling
    node.remove()
    node = next
  }
}

/** The user changes these: the server's values must not overwrite an open element or the text in a field. */
const KEPT_ATTRIBUTES = new Set(['open', 'value', 'checked'])

function morphAttributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes]) {
    if (!fresh.hasAttribute(name) && !KEPT_ATTRIBUTES.has(name)) {
      old.removeAttribute(name)
    }
  }
  for (const { name, value } of fresh.attributes) {
    if (old.getAttribute(name) !== value && !KEPT_ATTRIBUTES.has(name)) {
      old.setAttribute(name, value)
    }
  }
}
