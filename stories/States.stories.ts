import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { controls } from './controls.ts'
import { arrived, inState, show } from './scenes.ts'
import { sheet } from './sheet.ts'
import type { Controls, Globals } from './stage.ts'
import { states, type StateName } from './states.ts'

type Story = StoryObj<Controls>

/** A story is the state. `says`: what happened, and what the buyer sees. */
const state = (name: StateName, says: string): Story => ({
  render: inState(states[name]),
  parameters: { state: name, says },
})

const meta: Meta<Controls> = { title: 'States', argTypes: controls, play: arrived }
export default meta

export const AllAtOnce: Story = {
  name: 'All at once',
  render: (_, context) => show(context, () => sheet(context.globals as Globals)).place,
  parameters: { controls: { disable: true } },
}

export const Loading: Story = {
  name: 'Loading',
  ...state(
    'loading',
    'The page is on its way: a skeleton in the shape of what comes, and its height from the first moment on.',
  ),
}
export const LoadingSlowly: Story = {
  name: 'Loading slowly',
  ...state('loading slowly', 'After 6 s a word about it, and a way to pay on Antom’s own page.'),
}
export const Ready: Story = {
  name: 'Ready',
  ...state(
    'ready',
    'Antom’s page is open. Whether it really works nobody knows yet, so the way to Antom’s own page stays.',
  ),
}
export const ReadyAndHeard: Story = {
  name: 'Ready, in use',
  ...state(
    'ready, in use',
    'Antom’s page has spoken: it works. The strip says that the payment is secure, and nothing else.',
  ),
}
export const SessionExpired: Story = {
  name: 'Session expired',
  ...state(
    'session expired',
    'The session ran out before a result. Antom’s page stays, since the buyer may be at their bank just then; the strip offers to try again, with a new session.',
  ),
}
export const VerifyingOpen: Story = {
  name: 'Verifying, page open',
  ...state(
    'verifying, page open',
    'Antom’s page says that the order is paid, and the shop’s server is being asked.',
  ),
}
export const ProcessingOpen: Story = {
  name: 'Processing, page open',
  ...state('processing, page open', 'Submitted, and nobody knows the outcome yet.'),
}
export const SucceededOpen: Story = {
  name: 'Succeeded, page open',
  ...state(
    'succeeded, page open',
    'Paid, while Antom’s page shows its own result, until the buyer leaves it.',
  ),
}
export const FailedOpen: Story = {
  name: 'Failed for good, page open',
  ...state(
    'failed for good, page open',
    'Failed in a way that needs a new session. A failure that the same session can mend is Antom’s page’s to tell.',
  ),
}
export const Verifying: Story = {
  name: 'Verifying',
  ...state(
    'verifying',
    'The buyer left Antom’s result page before the shop’s server had answered.',
  ),
}
export const Processing: Story = {
  name: 'Processing',
  ...state(
    'processing',
    'The buyer left Antom’s page before there was an outcome. It can take minutes; they must not pay again.',
  ),
}
export const Succeeded: Story = {
  name: 'Succeeded',
  ...state(
    'succeeded',
    'Antom’s page said so. The shop’s server was not asked, so nothing is promised.',
  ),
}
export const SucceededVerified: Story = {
  name: 'Succeeded, verified',
  ...state('succeeded, verified', 'The shop’s server said so, too.'),
}
export const Failed: Story = {
  name: 'Failed',
  ...state(
    'failed',
    'With the reason in the buyer’s words, as far as they can do something about it, and one button.',
  ),
}
export const Canceled: Story = {
  name: 'Canceled',
  ...state(
    'canceled',
    'The buyer left before paying. Nothing was charged; they can go on whenever they like.',
  ),
}
export const Error: Story = {
  name: 'Error',
  ...state(
    'error',
    'Antom’s page did not open. Trying again may help; if not, there is a way to Antom’s own page.',
  ),
}
export const ErrorForGood: Story = {
  name: 'Error for good',
  ...state(
    'error for good',
    'Antom’s page cannot open here, a wrong setting for example: only the way to Antom’s own page is offered.',
  ),
}
