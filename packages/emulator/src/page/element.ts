type Child = Node | string | false | undefined

/** Attributes by name (false and undefined: left out); a function is a listener for the event of that name. */
type Attributes = Record<string, string | boolean | undefined | ((event: Event) => void)>

/** Makes an element. Text goes in as text, so nothing that a merchant sends can become markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(name, value)
    else if (value === true) node.setAttribute(name, '')
    else if (typeof value === 'string') node.setAttribute(name, value)
  }
  for (const child of children) if (child) node.append(child)
  return node
}

export function button(
  label: string,
  kind: 'primary' | 'secondary' | 'quiet',
  press: () => void,
): HTMLButtonElement {
  return element('button', { type: 'button', class: `button ${kind}`, click: press }, label)
}
