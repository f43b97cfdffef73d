import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { expect, userEvent } from 'storybook/test'
import { controls } from './controls.ts'
import { reached } from './journey.ts'
import { inState, sceneOf, type Context } from './scenes.ts'
import type { Controls } from './stage.ts'
import { hostedUrl, states, type Path } from './states.ts'

type Story = StoryObj<Controls>

const meta: Meta<Controls> = { title: 'What the buyer can do', argTypes: controls }
export default meta

/** The button or link of the view that is there. */
const find = (place: HTMLElement, name: string): HTMLElement =>
  place.querySelector('[data-antom-checkout], antom-checkout')!.shadowRoot!.querySelector(name)!

/** Antom's page is open once more, with the session that it should have. */
const tryAgain =
  (session: string) =>
  async (context: Context): Promise<void> => {
    const { place, checkout, journey } = await sceneOf(context)
    await userEvent.click(find(place, 'button'))
    await reached(await checkout, { status: 'ready' })
    await expect(journey.fake.pages.at(-1)!.sessionData).toBe(session)
  }

const again = (path: Path, session: string): Story => ({
  render: inState(path),
  play: tryAgain(session),
})

export const Continues: Story = {
  name: 'Continues after leaving',
  ...again(states.canceled, 'session-1'),
}
export const TriesAgain: Story = {
  name: 'Tries again after a failure',
  ...again(states.failed, 'session-1'),
}
export const StartsAnew: Story = {
  name: 'Starts anew when the order was closed',
  ...again(states['failed for good, page open'], 'session-2'),
}
export const Renews: Story = {
  name: 'Goes on after the session expired',
  ...again(states['session expired'], 'session-2'),
}
export const OpensAgain: Story = {
  name: 'Opens it again after an error',
  ...again({ fails: true, expected: { status: 'error', canRetry: true } }, 'session-1'),
}

export const PaysWithoutUs: Story = {
  name: 'Pays on Antom’s own page',
  render: inState(states['error for good']),
  async play(context) {
    const { place } = await sceneOf(context)
    await expect(find(place, 'a')).toHaveAttribute('href', hostedUrl)
  },
}
