import type { CheckoutState } from '@antom-checkout/core'
import { expect, test } from 'vitest'
import { checkoutOf } from './checkout.ts'

function heldAfter(tell: (checkout: ReturnType<typeof checkoutOf>) => void): boolean {
  let held = false
  tell(checkoutOf('order-1', 'sandbox', (isHeld) => (held = isHeld)))
  return held
}

const state = (status: string, pageOpen: boolean): never =>
  ({ type: 'stateChange', state: { status, pageOpen } as CheckoutState }) as never

test.each([
  ['ready', true, false],
  ['canceled', false, false],
  ['verifying', true, true],
  ['verifying', false, true],
  ['processing', true, true],
  ['succeeded', true, true],
  ['failed', true, true],
  ['failed', false, false],
])('%s with the page open: %s holds the page: %s', (status, pageOpen, isHeld) => {
  expect(heldAfter(({ onStateChange }) => onStateChange(state(status, pageOpen)))).toBe(isHeld)
})

test('a bank that asks for a code, or a wallet that was opened, holds the page until it is freed', () => {
  expect(heldAfter(({ onPaymentNotice }) => onPaymentNotice({} as never))).toBe(true)
  for (const [status, pageOpen, isHeld] of [
    ['ready', true, true],
    ['failed', false, false],
  ] as const) {
    const told = heldAfter(({ onRedirect, onStateChange }) => {
      onRedirect({} as never)
      onStateChange(state(status, pageOpen))
    })
    expect(told).toBe(isHeld)
  }
})
