import type { CheckoutEventMap, FetchSession, PaymentStatus } from '@antom-checkout/core'
import { createFakeSdk, type FakeSdk } from '@antom-checkout/core/testing'
import { useAntomCheckout, type AntomCheckoutProps } from '@antom-checkout/react'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Your own code: the code under test.
function Pay(options: Partial<AntomCheckoutProps>) {
  const { hostRef, state, retry } = useAntomCheckout({
    environment: 'sandbox',
    sessionData: 'session-1',
    ...options,
  })
  return (
    <main>
      <p role="status">{state.status}</p>
      {state.status === 'failed' && <p>Sorry: {state.result?.paymentResultCode}</p>}
      {state.status === 'succeeded' && state.verified && <p>Thank you!</p>}
      {state.canRetry && <button onClick={() => void retry().catch(() => {})}>Try again</button>}
      <div ref={hostRef} />
    </main>
  )
}

let antom: FakeSdk
const status = () => screen.getByRole('status').textContent
beforeEach(() => {
  antom = createFakeSdk()
})
afterEach(cleanup)

test("shows that an order is paid, with Antom's message", async () => {
  const paid = vi.fn<(event: CheckoutEventMap['paymentSuccessful']) => void>()
  render(<Pay sdk={antom.sdk} onPaymentSuccessful={paid} />)
  const page = await antom.page()
  expect(page).toMatchObject({ sessionData: 'session-1', locale: 'en_US', environment: 'sandbox' })
  expect(status()).toBe('ready')
  await antom.succeed()
  expect(status()).toBe('succeeded')
  expect(paid.mock.lastCall?.[0]).toMatchObject({ result: { paymentStatus: 'SUCCESS' } })
})

test('shows why a card was declined, and lets the buyer try again', async () => {
  render(<Pay sdk={antom.sdk} />)
  await antom.page()
  await antom.fail('INVALID_CVV')
  expect(screen.getByText('Sorry: INVALID_CVV')).toBeTruthy()
  fireEvent.click(screen.getByText('Try again'))
  await antom.page()
  await antom.succeed()
  expect(status()).toBe('succeeded')
})

test('gets a new session when the old one cannot be used again', async () => {
  const fetchSession = vi
    .fn<FetchSession>()
    .mockResolvedValueOnce({ paymentSessionData: 'fetched-1' })
    .mockResolvedValueOnce({ paymentSessionData: 'fetched-2' })
  render(<Pay sdk={antom.sdk} sessionData={undefined} fetchSession={fetchSession} />)
  await antom.page()
  await antom.fail({ paymentResultCode: 'ORDER_IS_CLOSED', needChangeSessionForRetry: true })
  fireEvent.click(screen.getByText('Try again'))
  expect((await antom.page()).sessionData).toBe('fetched-2')
})

test('lets a buyer who canceled come back', async () => {
  render(<Pay sdk={antom.sdk} />)
  const page = await antom.page()
  await antom.cancel()
  expect(status()).toBe('canceled')
  expect(page.isOpen).toBe(false)
  fireEvent.click(screen.getByText('Try again'))
  await antom.page()
  expect(status()).toBe('ready')
})

test('waits for a slow page', async () => {
  const release = antom.holdPage()
  render(<Pay sdk={antom.sdk} />)
  await antom.page()
  expect(status()).toBe('loading')
  release()
  await antom.page()
  expect(status()).toBe('ready')
})

test('loads the SDK again after a failed load', async () => {
  antom.failSdk()
  render(<Pay sdk={antom.sdk} />)
  fireEvent.click(await screen.findByText('Try again'))
  await antom.page()
  expect(status()).toBe('ready')
})

test('keeps the buyer on the page when a callback prevents a redirect', async () => {
  render(<Pay sdk={antom.sdk} onRedirect={(redirect) => redirect.preventDefault()} />)
  const page = await antom.page()
  await antom.redirect({ normalUrl: 'https://bank.example/pay' })
  expect(page.leftFor).toBeUndefined()
})

test('shows an order as paid when the server says so, not before', async () => {
  let answer: (status: PaymentStatus) => void = () => {}
  const verifyPayment = () => new Promise<PaymentStatus>((resolve) => (answer = resolve))
  render(<Pay sdk={antom.sdk} verifyPayment={verifyPayment} />)
  await antom.page()
  await antom.succeed()
  expect(status()).toBe('verifying')
  answer('SUCCESS')
  expect(await screen.findByText('Thank you!')).toBeTruthy()
})
