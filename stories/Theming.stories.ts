import type { ArgTypes, Meta, StoryObj } from '@storybook/web-components-vite'
import { expect } from 'storybook/test'
import { declaration } from './controls.ts'
import { arrived, show, type Context } from './scenes.ts'
import { sheet } from './sheet.ts'
import type { Globals } from './stage.ts'
import { themed } from './themed.ts'

/** Values of the custom properties, without `--antom-`. */
type Theme = Partial<
  Record<
    'accent' | 'on-accent' | 'text' | 'surface' | 'border' | 'radius' | 'font' | 'min-height',
    string
  >
>
type Story = StoryObj<Theme & { rules?: string }>

const colour = { control: 'color' } as const
const choice = (...options: string[]): object => ({ control: 'select', options })

const kinds: Record<string, object> = {
  accent: colour,
  'on-accent': colour,
  text: colour,
  surface: colour,
  border: colour,
  radius: choice('0', '3px', '6px', '12px', '24px'),
  font: choice('inherit', 'system-ui, sans-serif', 'Georgia, serif', 'ui-monospace, monospace'),
  'min-height': choice('400px', '600px', '720px'),
}

const argTypes = Object.fromEntries(
  declaration.cssProperties.map(({ name, description, default: usual }) => {
    const short = name.replace('--antom-', '')
    return [
      short,
      {
        ...(kinds[short] ?? { control: 'text' }),
        name,
        description,
        table: { defaultValue: { summary: usual } },
      },
    ]
  }),
) as Partial<ArgTypes<Theme>>

const meta: Meta<Theme & { rules?: string }> = {
  title: 'Theming',
  argTypes: {
    ...argTypes,
    rules: {
      name: 'further rules',
      control: 'text',
      description: 'For parts: `&::part(button) { … }`',
    },
  },
  render({ rules, ...theme }, context) {
    const { framework, locale } = context.globals as Globals
    const shown = show(
      context as Context,
      () => themed(sheet(context.globals as Globals)),
      framework + locale,
    )
    shown.wear(theme, rules, framework)
    return shown.place
  },
  play: arrived,
}
export default meta

export const Playground: Story = {}

export const Bank: Story = {
  name: 'A private bank',
  args: {
    font: 'Georgia, serif',
    radius: '0',
    accent: '#1c2b3a',
    surface: '#fbf9f4',
    text: '#1c2b3a',
  },
}

export const Games: Story = {
  name: 'A games shop',
  args: {
    text: '#f4f1ff',
    surface: '#1a1330',
    accent: '#b6ff3c',
    'on-accent': '#1a1330',
    radius: '24px',
  },
  async play(context) {
    await arrived(context)
    const host = [
      ...context.canvasElement.querySelectorAll('[data-antom-checkout], antom-checkout'),
    ]
    const button = host
      .map((each) => each.shadowRoot!.querySelector('[part=button]'))
      .find((each) => !!each)
    await expect(button).toHaveStyle({ backgroundColor: 'rgb(182, 255, 60)' })
  },
}

export const Pharmacy: Story = {
  name: 'A pharmacy',
  args: {
    accent: 'transparent',
    'on-accent': '#00694b',
    radius: '6px',
    surface: '#ffffff',
    text: '#20302b',
    rules: '&::part(button) { border-color: currentColor }',
  },
}
