import type { CheckoutState } from '@antom-checkout/core'
import { expect, test, vi } from 'vitest'
import { checkoutOf } from './checkout.ts'

function seen(state: Partial<CheckoutState>) {
  const [onHold, onDone] = [vi.fn<(isHeld: boolean) => void>(), vi.fn<() => void>()]
  const options = { orderId: 'order-1', environment: 'sandbox', onHold, onDone }
  const full = { status: 'ready', pageOpen: true, inFlight: false, ...state } as CheckoutState
  checkoutOf(options).onStateChange({ type: 'stateChange', state: full, previous: full })
  return { isHeld: onHold.mock.lastCall?.[0], isDone: onDone.mock.calls.length > 0 }
}

test.each([true, false])('a payment that is in flight holds the page: %s', (inFlight) => {
  expect(seen({ inFlight }).isHeld).toBe(inFlight)
})

test.each<[boolean, Partial<CheckoutState>]>([
  [true, { status: 'succeeded', pageOpen: false }],
  [true, { status: 'processing', pageOpen: false }],
  [false, { status: 'succeeded', pageOpen: true }],
  [false, { status: 'failed', pageOpen: false }],
])('the order page takes over (%s) in the state %j', (isDone, state) => {
  expect(seen(state).isDone).toBe(isDone)
})
