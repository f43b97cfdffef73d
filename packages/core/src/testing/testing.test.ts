import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createCheckout, type Checkout, type CheckoutOptions } from '../index.ts'
import { createFakeSdk, type FakeSdk } from './index.ts'

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

interface Opened {
  checkout: Checkout
  heard: unknown[]
}

function make(options: Partial<CheckoutOptions>): Opened {
  const checkout = createCheckout({
    environment: 'sandbox',
    sessionData: 'session-1',
    locale: 'zh-CN',
    ...options,
  })
  checkouts.push(checkout)
  const heard: unknown[] = []
  for (const name of [
    'paymentSuccessful',
    'paymentFailed',
    'messageBlocked',
    'redirect',
  ] as const) {
    checkout.on(name, (event) => heard.push(event))
  }
  return { checkout, heard }
}

describe.for(['real', 'fake'])('with %s timers', (timers) => {
  beforeEach(() => {
    if (timers === 'fake') vi.useFakeTimers()
  })

  test('a page opens with the options of the checkout, and pays', async () => {
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

  test('a held page has not loaded until it is released', async () => {
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

describe('several checkouts', () => {
  async function openTwo(): Promise<{ antom: FakeSdk; first: Opened; second: Opened }> {
    const antom = createFakeSdk()
    const first = make({ sdk: antom.sdk })
    const second = make({ sdk: antom.sdk, sessionData: 'session-2' })
    const other = host.parentNode!.appendChild(document.createElement('div'))
    await Promise.all([first.checkout.mount(host), second.checkout.mount(other)])
    return { antom, first, second }
  }

  test('each page talks to its own checkout', async () => {
    const { antom, first, second } = await openTwo()
    const page = await antom.page({ sessionData: 'session-2' })
    page.fail('INVALID_CVV')
    expect(first.heard).toEqual([])
    expect(second.heard).toMatchObject([
      { type: 'paymentFailed', result: { paymentResultCode: 'INVALID_CVV' } },
    ])
  })

  test('the test must say which page it means', async () => {
    const { antom } = await openTwo()
    expect(() => antom.succeed()).toThrow(
      "One page of Antom's should be open, but 2 are (sessions open: session-1, session-2). Say which",
    )
  })
})

describe('an error says what is wrong', () => {
  test('before a checkout asks for anything', () => {
    expect(() => createFakeSdk().succeed()).toThrow(/no checkout asks for the SDK\. Give it/)
  })

  test('when no page opens in time, whatever the fake clock says', async () => {
    vi.useFakeTimers()
    const antom = createFakeSdk()
    const { checkout } = make({ sdk: antom.sdk, sessionData: null })
    checkout.mount(host).catch(() => {})
    await expect(antom.page()).rejects.toThrow(/the SDK alone was asked for\. .*Is there a session/)
  })

  test('when another page is open', async () => {
    const antom = createFakeSdk()
    await make({ sdk: antom.sdk }).checkout.mount(host)
    await expect(antom.page({ locale: 'ja_JP' })).rejects.toThrow(
      'One page of Antom\'s with {"locale":"ja_JP"} should be open, but another is (sessions open: session-1).',
    )
  })

  test('when the page has been freed', async () => {
    const antom = createFakeSdk()
    const { checkout, heard } = make({ sdk: antom.sdk })
    await checkout.mount(host)
    const page = await antom.page()
    checkout.unmount()
    expect(() => page.succeed()).toThrow(
      `Antom's page with the session "session-1" was told to speak, but its frame is not in the document`,
    )
    expect(() => antom.succeed()).toThrow(/the last one is closed\. If another opens, wait/)
    expect(heard).toEqual([])
  })
})

test('a message passes the guard, like a real one', async () => {
  const antom = createFakeSdk()
  const { checkout, heard } = make({ sdk: antom.sdk, environment: 'http://localhost:4100/page' })
  await checkout.mount(host)
  antom.redirect({ normalUrl: 'javascript:alert(1)' })
  expect(heard).toEqual([
    { type: 'messageBlocked', reason: 'redirect-url', origin: 'http://localhost:4100' },
  ])
  expect(antom.pages[0]?.leftFor).toBeUndefined()
})

test('page() waits for the next page while the last one closes', async () => {
  const antom = createFakeSdk()
  const { checkout } = make({ sdk: antom.sdk })
  await checkout.mount(host)
  antom.fail()
  checkout.retry().catch(() => {})
  expect(await antom.page()).toBe(antom.pages[1])
})

test('a held SDK loads when it is released, and fails once when told to', async () => {
  const antom = createFakeSdk()
  const { checkout } = make({ sdk: antom.sdk })
  const letGo = antom.holdSdk()
  antom.failSdk(new Error('offline'))
  const mounted = checkout.mount(host)
  await Promise.resolve()
  expect(antom.pages).toEqual([])
  letGo()
  await expect(mounted).rejects.toMatchObject({
    code: 'SDK_LOAD_FAILED',
    cause: new Error('offline'),
  })
  expect((await checkout.retry()).status).toBe('ready')
})
