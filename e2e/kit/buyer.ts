import type { FrameLocator } from '@playwright/test'

/** A buyer in the emulator's page fills in one of its test cards, and pays. */
export async function payWith(antom: FrameLocator, card = /1111/): Promise<void> {
  await antom.getByText('Simulate', { exact: true }).click()
  await antom.getByRole('button', { name: card }).click()
  await antom.getByRole('button', { name: /^Pay/ }).click()
}

/**
 * Clicks from within, a moment later: a mouse may hit the element that stood there before Antom's page took the focus and
 * the browser scrolled, and a click from outside waits for a frame that is gone by then.
 */
export const backToMerchant = (antom: FrameLocator): Promise<void> =>
  antom
    .getByRole('button', { name: 'Back to merchant' })
    .evaluate((button: HTMLElement) => void setTimeout(() => button.click()))
