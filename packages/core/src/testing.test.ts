import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCheckout, type Checkout, type CheckoutOptions } from './index.ts'
import { createFakeSdk } from './testing.ts'

let host: HTMLElement
const checkouts: Checkout[] = []
const printed: unknown[][] = []

beforeEach(() => {
  for (const method of ['debug', 'log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...line) => void printed.push(line))
  }
  host = document.body.appendChild(document.createElement('div'))
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  for (const checkout of checkouts.splice(0)) checkout.destroy()
  host.remove()
  const lines = printed.splice(0)
  if (lines.length) throw new Error(`The console must stay empty, but: ${lines.join('\n')}`)
  if (document.querySelector('iframe')) throw new Error('A frame was left behind.')
})

function make(options: Partial<CheckoutOptions>): { checkout: Checkout; heard: unknown[] } {
  const checkout = createCheckout({
    environment: 'sandbox',
    sessionData: 'session-1',
    locale: 'zh-CN',
    ...options,
  })
  checkouts.push(checkout)
  const heard: unknown[] = []
  for (const name of ['paymentSuccessful', 'paymentFailed', 'messageBlocked', 'redirect'] as const)
    checkout.on(name, (event) => heard.push(event))
  return { checkout, heard }
}

describe.for(['real', 'fake'])('with %s timers', (timers) => {
  beforeEach(() => {
    if (timers === 'fake') vi.useFakeTimers()
  })

  test('a page opens with what the checkout was given, and pays', async () => {
    const antom = createFakeSdk()
    const { checkout, heard } = make({ sdk: antom.sdk })
    const mounted = checkout.mount(host)
    const page = await antom.page()
    expect(page).toMatchObject({
      sessionData: 'session-1',
      locale: 'zh_CN',
      environment: 'sandbox',
    })
    expect(page.frame.parentElement).toBe(host)
    expect(await mounted).toMatchObject({ status: 'ready', pageOpen: true })
    antom.succeed()
    expect(heard).toMatchObject([
      { type: 'paymentSuccessful', result: { paymentStatus: 'SUCCESS' } },
    ])
    expect(checkout.state.status).toBe('succeeded')
    antom.backToMerchant()
    expect(page.isOpen).toBe(false)
  })

  test('a held page has not loaded until it is let go', async () => {
    const antom = createFakeSdk()
    const { checkout } = make({ sdk: antom.sdk })
    const letGo = antom.holdPage()
    const mounted = checkout.mount(host)
    await antom.page()
    expect(checkout.state).toMatchObject({ status: 'loading', phase: 'page' })
    letGo()
    expect((await mounted).status).toBe('ready')
  })
})
