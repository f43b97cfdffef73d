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
  parameters: { state: name, says },
})

const meta: Meta<Controls> = { title: 'States', argTypes: controls, play: arrived }
export default meta

export const AllAtOnce: Story = {
  name: '▦ All at once',
  render: (_, context) => show(context, () => sheet(context.globals as Globals)).place,
  parameters: { controls: { disable: true } },
}

export const Loading = state(
  'loading',
  'Loading',
  'The page is on its way: a skeleton in the shape of what comes, and its height from the first moment on.',
)
export const LoadingSlowly = state(
  'loading slowly',
  'Loading slowly',
  'After 6 s a word about it, and a way to pay on Antom’s own page.',
)
export const Ready = state(
  'ready',
  'Ready',
  'Antom’s page is open. Whether it really works nobody knows yet, so the way to Antom’s own page stays.',
)
export const ReadyAndHeard = state(
  'heard',
  'Ready, and in use',
  'Antom’s page has spoken: it works. The strip says that the payment is secure, and nothing else.',
)
export const SessionExpired = state(
  'expired, page open',
  'Session expired',
  'The session ran out before a result. Antom’s page stays, since the buyer may be at their bank just then; the strip offers to try again, with a new session.',
)
export const VerifyingOpen = state(
  'verifying, page open',
  'Verifying · page open',
  'Antom’s page says that the order is paid, and the shop’s server is being asked.',
)
export const ProcessingOpen = state(
  'processing, page open',
  'Processing · page open',
  'Submitted, and nobody knows the outcome yet.',
)
export const SucceededOpen = state(
  'succeeded, page open',
  'Succeeded · page open',
  'Paid, while Antom’s page shows its own result, until the buyer leaves it.',
)
export const FailedOpen = state(
  'failed for good, page open',
  'Failed · page open',
  'Failed in a way that needs a new session. A failure that the same session can mend is Antom’s page’s to tell.',
)
export const Verifying = state(
  'verifying',
  'Verifying',
  'The buyer left Antom’s result page before the shop’s server had answered.',
)
export const Processing = state(
  'processing',
  'Processing',
  'The buyer left Antom’s page before there was an outcome. It can take minutes; they must not pay again.',
)
export const Succeeded = state(
  'succeeded',
  'Succeeded',
  'Antom’s page said so. The shop’s server was not asked, so nothing is promised.',
)
export const SucceededVerified = state(
  'succeeded, verified',
  'Succeeded, verified',
  'The shop’s server said so, too.',
)
export const Failed = state(
  'failed',
  'Failed',
  'With the reason in the buyer’s words, as far as they can do something about it, and one button.',
)
export const Canceled = state(
  'canceled',
  'Canceled',
  'The buyer left before paying. Nothing was charged; they can go on whenever they like.',
)
export const Error = state(
  'error',
  'Error',
  'Antom’s page did not open. Trying again may help; if not, there is a way to Antom’s own page.',
)
export const ErrorForGood = state(
  'error for good',
  'Error for good',
  'Antom’s page cannot open here, a wrong setting for example: only the way to Antom’s own page is offered.',
)
