type Child = Node | string | false | undefined

/** Makes an element of HTML or SVG from attributes and text. No markup is parsed, so Trusted Types allow it. */
export function element<Name extends keyof HTMLElementTagNameMap | 'svg' | 'circle' | 'path'>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly Child[]
): Name extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[Name] : SVGElement {
  const made = /svg|circle|path/.test(name)
    ? document.createElementNS('http://www.w3.org/2000/svg', name)
    : document.createElement(name)
  for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]!)
  made.append(...(children.filter(Boolean) as Node[]))
  return made as never
}
