/// <reference types="vite/client" />
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import readme from '../README.md?raw'
import {
  createCheckout,
  type Checkout,
  type CheckoutOptions,
  type PaymentSessionResponse,
} from './index.ts'
import { logCheckout } from './log.ts'
import { createFakeSdk, type FakeSdk } from './testing/index.ts'

let antom: FakeSdk
let checkout: Checkout
let lines: string[]
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] })
  document.body.innerHTML = '<div id="checkout"></div>'
  antom = createFakeSdk()
  lines = []
})
afterEach(() => {
  stop()
  checkout.destroy()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const secret = 'session-that-nobody-may-read-in-a-bug-report'
function start(options: Partial<CheckoutOptions> = {}): void {
  checkout = createCheckout({
    environment: 'sandbox',
    sdk: antom.sdk,
    sessionData: { paymentSessionData: secret, normalUrl: `https://antom.test/pay?${secret}` },
    ...options,
  })
  stop = logCheckout(checkout, (line) => void lines.push(line))
}
const pass = (ms: number): unknown => vi.advanceTimersByTime(ms)
/** Waits in real time: the clock of the log is a fake one. */
async function printed(words: string): Promise<void> {
  while (!lines.at(-1)?.includes(words)) await new Promise((resolve) => setTimeout(resolve))
}

test('the README shows a real log: each state and event, with the seconds since the checkout was mounted', async () => {
  const answers: ((response: PaymentSessionResponse) => void)[] = []
  start({
    sessionData: undefined,
    fetchSession: async () => new Promise((resolve) => void answers.push(resolve)),
    verifyPayment: async () => 'SUCCESS',
  })
  const loadSdk = antom.holdSdk()
  const loadPage = antom.holdPage()
  pass(5000)
  void checkout.mount('#checkout')
  await printed('phase: session')
  pass(212)
  answers[0]!({ paymentSessionData: secret, normalUrl: `https://checkout.antom.com/pay?${secret}` })
  await printed('phase: sdk')
  pass(168)
  loadSdk()
  await printed('phase: page')
  pass(824)
  loadPage()
  await antom.page()
  pass(21_350)
  await antom.fail('INVALID_CVV')
  pass(14_206)
  await antom.succeed()
  await printed('state succeeded')
  expect(readme).toContain(`\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`)
})

test('no session, no message and no address beyond its host is printed', async () => {
  start({ verifyPayment: async () => 'PROCESSING' })
  void checkout.mount('#checkout')
  const page = await antom.page()
  checkout.on('redirect', (redirect) => redirect.preventDefault())
  await page.redirect({
    normalUrl: `https://bank.test/${secret}`,
    schemeUrl: `alipays://${secret}`,
  })
  await page.fail({ paymentResultCode: secret, paymentResultMessage: secret })
  expect(lines.join('\n')).toContain('normalUrl: https://bank.test, schemeUrl: alipays:')
  expect(lines.join('\n')).toContain(`result: session-… (${secret.length} characters)`)
  expect(lines.join('\n')).not.toContain(secret)
})

test('an error is printed with its code', async () => {
  start({ sessionData: undefined, fetchSession: async () => Promise.reject(new Error(secret)) })
  await checkout.mount('#checkout').catch(() => {})
  expect(lines).toContain('antom-checkout 0.000 s  event error, error: SESSION_FETCH_FAILED')
  expect(lines.join('\n')).not.toContain(secret)
})

test('a log does not count as an answer to sessionRequired, so canRetry stays as it is', async () => {
  start()
  void checkout.mount('#checkout')
  await (await antom.page()).fail('ORDER_IS_CLOSED')
  expect(checkout.state).toMatchObject({ status: 'failed', canRetry: false })
})

test('the event sessionRequired is printed, too', async () => {
  start({ sessionData: undefined })
  void checkout.mount('#checkout')
  await printed('event sessionRequired, reason: initial')
  expect(lines).toHaveLength(3)
})

test('nothing is printed after the log is stopped', async () => {
  start()
  stop()
  void checkout.mount('#checkout')
  await antom.page()
  expect(lines).toHaveLength(1)
})

test('without a function to print, lines go to console.debug', () => {
  const debug = vi.spyOn(console, 'debug').mockImplementation(() => {})
  start()
  stop()
  stop = logCheckout(checkout)
  expect(debug.mock.calls).toEqual([['antom-checkout 0.000 s  state idle']])
})
