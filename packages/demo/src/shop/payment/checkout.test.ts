import type { CheckoutState } from '@antom-checkout/core'
import { expect, test } from 'vitest'
import { checkoutOf } from './checkout.ts'

test.each([true, false])('a payment that is in flight holds the page: %s', (inFlight) => {
  let isHeld: boolean | undefined
  const { onStateChange } = checkoutOf('order-1', 'sandbox', (next) => (isHeld = next))
  const state = { status: 'ready', pageOpen: true, inFlight } as CheckoutState
  onStateChange({ type: 'stateChange', state, previous: state })
  expect(isHeld).toBe(inFlight)
})
