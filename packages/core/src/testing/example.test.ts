import { createCheckout, type Checkout, type CheckoutOptions } from '@antom-checkout/core'
import { createFakeSdk, type FakeSdk } from '@antom-checkout/core/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Your own code: the code under test.
function startCheckout(options: Partial<CheckoutOptions>): Checkout {
  document.body.innerHTML = '<p role="status"></p><div id="checkout"></div>'
  const checkout = createCheckout({ environment: 'sandbox', sessionData: 'session-1', ...options })
  checkout.subscribe((state) => {
    document.querySelector('[role=status]')!.textContent =
      state.status === 'failed' ? `Sorry: ${state.result?.paymentResultCode}` : state.status
  })
  checkout.mount('#checkout').catch(() => {}) // The status shows it.
  return checkout
}

let antom: FakeSdk
let checkout: Checkout
const status = () => document.querySelector('[role=status]')!.textContent
beforeEach(() => {
  antom = createFakeSdk()
})
afterEach(() => checkout.destroy())

test('shows that an order is paid', async () => {
  checkout = startCheckout({ sdk: antom.sdk })
  const page = await antom.page()
  expect(page.sessionData).toBe('session-1')
  antom.succeed()
  expect(status()).toBe('succeeded')
  antom.backToMerchant()
  expect(page.isOpen).toBe(false)
})

test('shows why a card was declined, and lets the buyer try again', async () => {
  checkout = startCheckout({ sdk: antom.sdk })
  await antom.page()
  antom.fail('INVALID_CVV')
  expect(status()).toBe('Sorry: INVALID_CVV')
  await checkout.retry()
  antom.succeed()
  expect(status()).toBe('succeeded')
})

test('lets a buyer who canceled come back', async () => {
  checkout = startCheckout({ sdk: antom.sdk })
  const page = await antom.page()
  antom.cancel()
  expect(status()).toBe('canceled')
  expect(page.isOpen).toBe(false)
  await checkout.retry()
  expect(status()).toBe('ready')
})

test('gives up a page that does not load in 20 s', async () => {
  vi.useFakeTimers()
  antom.holdPage()
  checkout = startCheckout({ sdk: antom.sdk })
  await antom.page()
  expect(status()).toBe('loading')
  vi.advanceTimersByTime(20_000)
  vi.useRealTimers()
  await vi.waitFor(() => expect(status()).toBe('error'))
  expect(checkout.state).toMatchObject({ error: { code: 'PAGE_TIMEOUT' }, canRetry: true })
})

test('loads the SDK again after a failed load', async () => {
  antom.failSdk()
  checkout = startCheckout({ sdk: antom.sdk })
  await vi.waitFor(() => expect(status()).toBe('error'))
  expect(checkout.state).toMatchObject({ error: { code: 'SDK_LOAD_FAILED' }, canRetry: true })
  await checkout.retry()
  expect(status()).toBe('ready')
})

test('keeps the buyer on the page when a listener prevents a redirect', async () => {
  checkout = startCheckout({ sdk: antom.sdk })
  const page = await antom.page()
  antom.redirect({ normalUrl: 'https://bank.example/first' })
  expect(page.leftFor).toBe('https://bank.example/first')
  checkout.on('redirect', (redirect) => redirect.preventDefault())
  antom.redirect({ normalUrl: 'https://bank.example/second' })
  expect(page.leftFor).toBe('https://bank.example/first')
})

test('shows an order as paid when the server says so, not before', async () => {
  const verifyPayment = vi.fn<NonNullable<CheckoutOptions['verifyPayment']>>(async () => 'SUCCESS')
  checkout = startCheckout({ sdk: antom.sdk, verifyPayment })
  await antom.page()
  antom.succeed()
  expect(status()).toBe('verifying')
  await vi.waitFor(() => expect(status()).toBe('succeeded'))
  expect(checkout.state).toMatchObject({ verified: true })
})
