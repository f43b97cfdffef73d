import type { ArgTypes, Meta, StoryObj } from '@storybook/web-components-vite'
import { behaviours } from '../packages/emulator/src/scenarios/behaviours.ts'
import { outcomes } from '../packages/emulator/src/scenarios/outcomes.ts'
import { controls } from './controls.ts'
import { live } from './live/live.ts'
import { arrived, show, type Context } from './scenes.ts'
import type { Controls, Globals } from './stage.ts'

type Args = Controls & { scenario?: string }
type Story = StoryObj<Args>

const scenarios = [
  ...behaviours.map(({ scenario, label }) => [scenario, label]),
  ...outcomes.map(({ scenario, label }) => [scenario, `Every payment: ${label}`]),
] as const

const meta: Meta<Args> = {
  title: 'Live',
  argTypes: {
    ...controls,
    scenario: {
      control: { type: 'select', labels: Object.fromEntries(scenarios) as Record<string, string> },
      options: scenarios.map(([name]) => name),
      description: 'How the emulator behaves, or the outcome of every payment.',
    },
  } as Partial<ArgTypes<Args>>,
  render: (args, context) =>
    show(context as Context, () => live(args, context.globals as Globals)).place,
  play: arrived,
}
export default meta

/** Any later date, any code. 4111 1111 1111 1111 is paid; 4000 0000 0000 9995 has too little on it. */
export const Pays: Story = { name: 'Pays, with a test card' }
export const Declines: Story = { name: 'The bank declines', args: { scenario: 'do-not-honor' } }
export const Closes: Story = { name: 'The order is closed', args: { scenario: 'order-closed' } }
export const Waits: Story = { name: 'The outcome takes its time', args: { scenario: 'processing' } }
export const Loads: Story = { name: 'The page is slow', args: { scenario: 'slow' } }
export const Forges: Story = { name: 'A frame forges a success', args: { scenario: 'forgery' } }
