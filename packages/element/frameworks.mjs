import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Writes `dist/react.d.ts` and `dist/vue.d.ts`: `<antom-checkout>` in JSX and in templates. Names and descriptions come
 * from the manifest, types from the element.
 */
const dist = new URL('dist/', import.meta.url)
const { modules } = JSON.parse(readFileSync(new URL('custom-elements.json', dist), 'utf8'))
const { attributes, events, members } = modules
  .flatMap(({ declarations }) => declarations)
  .find(({ tagName }) => tagName === 'antom-checkout')
const properties = members.filter(({ kind, readonly }) => kind === 'field' && !readonly)
const camel = (name) => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase())
const either = (name) => `Property<'${name}'> | Written<'${name}'>`

/** One line each: the name, optional unless its description ends with "Required.", and the type. */
const lines = (list, name, type) =>
  list
    .map((each) => {
      const optional = / Required\.$/.test(each.description) ? '' : '?'
      const orNot = optional && ' | undefined'
      return `  /** ${each.description} */\n  readonly ${name(each)}${optional}: ${type(each)}${orNot}\n`
    })
    .join('')

const head = `import type { AntomCheckoutElement, AntomCheckoutEventMap } from './index.js'

type Property<Name extends keyof AntomCheckoutElement> = Exclude<AntomCheckoutElement[Name], undefined>
type Listener<Name extends keyof AntomCheckoutEventMap> = (event: AntomCheckoutEventMap[Name]) => void
/** The text that an attribute may have. */
type Written<Name extends keyof AntomCheckoutElement> = Text<Property<Name>>
type Text<Value> = Value extends string
  ? Value
  : Value extends boolean | number
    ? Value | \`\${Value}\`
    : Value extends readonly string[]
      ? string
      : never
`

/** React sets a property of the element if there is one, and an attribute otherwise. */
const react = `${head}import type { DetailedHTMLProps, HTMLAttributes } from 'react'

/** The attributes, properties and events of \`<antom-checkout>\` in JSX, for React 19. */
export interface AntomCheckoutProps
  extends DetailedHTMLProps<HTMLAttributes<AntomCheckoutElement>, AntomCheckoutElement> {
${lines(
  attributes.filter(({ name, fieldName }) => name !== fieldName),
  ({ name }) => `'${name}'`,
  ({ fieldName }) => `Written<'${fieldName}'>`,
)}${lines(
  properties,
  ({ name }) => name,
  ({ name, attribute }) => (attribute === name ? either(name) : `Property<'${name}'>`),
)}${lines(
  events,
  ({ name }) => `'on${name}'`,
  ({ name }) => `Listener<'${name}'>`,
)}}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'antom-checkout': AntomCheckoutProps
    }
  }
}
`

/** The compiler of templates knows \`session-data\` and \`:sessionData\` by one name. */
const vue = `${head}import type { HTMLAttributes, VNodeProps } from 'vue'

/** The attributes, properties and events of \`<antom-checkout>\` in templates. */
export interface AntomCheckoutProps extends HTMLAttributes, VNodeProps {
${lines(
  properties,
  ({ name }) => name,
  ({ name, attribute }) => (attribute ? either(name) : `Property<'${name}'>`),
)}${lines(
  events,
  ({ name }) => camel(`on-${name}`),
  ({ name }) => `Listener<'${name}'>`,
)}}

declare module 'vue' {
  interface GlobalComponents {
    'antom-checkout': new () => AntomCheckoutElement & { readonly $props: AntomCheckoutProps }
  }
}
`

for (const [name, types] of Object.entries({ react, vue })) {
  writeFileSync(new URL(`${name}.d.ts`, dist), types)
  writeFileSync(new URL(`${name}.js`, dist), 'export {}\n')
}
