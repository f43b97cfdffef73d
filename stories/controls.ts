import manifest from '@antom-checkout/element/custom-elements.json'
import type { ArgTypes } from '@storybook/web-components-vite'
import type { Controls } from './stage.ts'

interface Member {
  readonly name: string
  readonly description?: string
  readonly type?: { readonly text: string }
}

/** What the custom-elements manifest says of the component. */
export const declaration = (manifest.modules as { declarations: unknown[] }[])
  .flatMap(({ declarations }) => declarations)
  .find((each) => (each as { tagName?: string }).tagName) as Record<
  'members' | 'attributes' | 'events' | 'slots' | 'cssParts' | 'cssProperties' | 'cssStates',
  readonly (Member & {
    readonly default?: string
    readonly attribute?: string
    readonly fieldName?: string
  })[]
>

/** The options that can be tried out, and by what. The language is chosen in the toolbar. */
const kinds = {
  view: 'boolean',
  releaseOn: 'inline-radio',
  hostedUrl: 'text',
  frameTitle: 'text',
  analytics: 'boolean',
} as const

const choices: Partial<Record<string, readonly string[]>> = {
  releaseOn: ['back-to-merchant', 'result'],
}

/** The component's options as controls, described as in its source. */
export const controls = Object.fromEntries(
  Object.entries(kinds).map(([name, control]) => [
    name,
    {
      control,
      options: choices[name],
      description: declaration.members.find((member) => member.name === name)?.description,
    },
  ]),
) as unknown as Partial<ArgTypes<Controls>>
