import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { controls } from './controls.ts'
import { arrived, inState, show } from './scenes.ts'
import { sheet } from './sheet.ts'
import type { Controls, Globals } from './stage.ts'
import { states, type StateName } from './states.ts'

type Story = StoryObj<Controls>

/** A story is the state. `says`: what happened, in a sentence. */
const state = (name: StateName, title: string, says: string): Story => ({
  name: title,
  render: inState(states[name]),
  parameters: { docs: { description: { story: says } }, state: name },
})

const meta: Meta<Controls> = { title: 'States', argTypes: controls, play: arrived }
export default meta

export const AllAtOnce: Story = {
  name: '▦ All at once',
  render: (_, context) => show(context, () => sheet(context.globals as Globals)).place,
  parameters: { controls: { disable: true } },
}

export const Loading = state('loading', 'Loading', 'A skeleton, in the shape of what comes.')
export const LoadingSlowly = state('loading slowly', 'Loading slowly', 'After 6 s.')
export const Ready = state('ready', 'Ready', 'Antom’s page is open.')
export const ReadyAndHeard = state('heard', 'Ready, and in use', 'Antom’s page has spoken.')
export const SessionExpired = state(
  'expired, page open',
  'Session expired',
  'The session ran out before a result.',
)
export const VerifyingOpen = state(
  'verifying, page open',
  'Verifying · page open',
  'The shop’s server is asked.',
)
export const ProcessingOpen = state(
  'processing, page open',
  'Processing · page open',
  'Submitted; nobody knows yet.',
)
export const SucceededOpen = state(
  'succeeded, page open',
  'Succeeded · page open',
  'Antom shows its result page.',
)
export const FailedOpen = state(
  'failed for good, page open',
  'Failed · page open',
  'Needs a new session.',
)
export const Verifying = state(
  'verifying',
  'Verifying',
  'The buyer came back from Antom’s result page.',
)
export const Processing = state('processing', 'Processing', 'It can take minutes.')
export const Succeeded = state(
  'succeeded',
  'Succeeded',
  'Antom’s page said so; nobody asked the server.',
)
export const SucceededVerified = state(
  'succeeded, verified',
  'Succeeded, verified',
  'The shop’s server said so, too.',
)
export const Failed = state('failed', 'Failed', 'With the reason in the buyer’s words.')
export const Canceled = state('canceled', 'Canceled', 'The buyer left before paying.')
export const Error = state('error', 'Error', 'Antom’s page did not open; trying again may help.')
export const ErrorForGood = state(
  'error for good',
  'Error for good',
  'Trying again would not help.',
)
