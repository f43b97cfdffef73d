import { createCheckout, type Checkout, type CheckoutOptions } from '@antom-checkout/core'
import { createFakeSdk, type FakeSdk } from '@antom-checkout/core/testing'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Your own code: what is tested.
function startCheckout(options: Partial<CheckoutOptions>): Checkout {
  document.body.innerHTML = '<p role="status"></p><div id="checkout"></div>'
  const checkout = createCheckout({ environment: 'sandbox', sessionData: 'session-1', ...options })
  checkout.subscribe((state) => {
    document.querySelector('[role=status]')!.textContent =
      state.status === 'failed' ? `Sorry: ${state.result?.paymentResultCode}` : state.status
  })
  checkout.mount('#checkout').catch(() => {}) // The status says so.
  return checkout
}

let antom: FakeSdk
let checkout: Checkout
const status = () => document.querySelector('[role=status]')!.textContent
beforeEach(() => {
  antom = createFakeSdk()
})
afterEach(() => checkout.destroy())

test('a paid order is told', async () => {
  checkout = startCheckout({ sdk: antom.sdk })
  const page = await antom.page()
  expect(page.sessionData).toBe('session-1')
  antom.succeed()
  expect(status()).toBe('succeeded')
  antom.backToMerchant()
  expect(page.isOpen).toBe(false)
})

test('a declined card is told with its reason, and may be tried again', async () => {
  checkout = startCheckout({ sdk: antom.sdk })
  await antom.page()
  antom.fail('INVALID_CVV')
  expect(status()).toBe('Sorry: INVALID_CVV')
  await checkout.retry()
  antom.succeed()
  expect(status()).toBe('succeeded')
})

test('a buyer who cancels can come back', async () => {
  checkout = startCheckout({ sdk: antom.sdk })
  const page = await antom.page()
  antom.cancel()
  expect(status()).toBe('canceled')
  expect(page.isOpen).toBe(false)
  await checkout.retry()
  expect(status()).toBe('ready')
})

test('a page that never loads is given up after 20 s', async () => {
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

test('an SDK that does not load is loaded again on request', async () => {
  antom.failSdk()
  checkout = startCheckout({ sdk: antom.sdk })
  await vi.waitFor(() => expect(status()).toBe('error'))
  expect(checkout.state).toMatchObject({ error: { code: 'SDK_LOAD_FAILED' }, canRetry: true })
  await checkout.retry()
  expect(status()).toBe('ready')
})

test('a redirect can be kept from leaving the page', async () => {
  checkout = startCheckout({ sdk: antom.sdk })
  const page = await antom.page()
  antom.redirect({ normalUrl: 'https://bank.example/first' })
  expect(page.leftFor).toBe('https://bank.example/first')
  checkout.on('redirect', (redirect) => redirect.preventDefault())
  antom.redirect({ normalUrl: 'https://bank.example/second' })
  expect(page.leftFor).toBe('https://bank.example/first')
})

test('an order is paid when the server says so, not before', async () => {
  const verifyPayment = vi.fn<NonNullable<CheckoutOptions['verifyPayment']>>(async () => 'SUCCESS')
  checkout = startCheckout({ sdk: antom.sdk, verifyPayment })
  await antom.page()
  antom.succeed()
  expect(status()).toBe('verifying')
  await vi.waitFor(() => expect(status()).toBe('succeeded'))
  expect(checkout.state).toMatchObject({ verified: true })
})
