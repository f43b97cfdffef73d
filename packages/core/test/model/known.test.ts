import { createCheckout, type CheckoutState } from '@antom-checkout/core'
import { describe, expect, test, vi } from 'vitest'
import { deeds } from './commands.ts'
import { createFixture } from './fixture.ts'
import { drain, layOut, pass, type World } from './world.ts'

/** The outcome of a payment is shared by all checkouts with its session: nothing is lost, nothing is fetched twice. */

const fixture = createFixture()
const { begin, open } = fixture
const minute = 60_000
const later = { session: false, sdk: true, page: true }
const sessions = (): string[] => fixture.world.antom.frames.map(({ session }) => session)
const wake = (world: World): void => deeds.sleep(world, [1, 'online'])
const state = (): CheckoutState => fixture.world.checkout.state

/** A framework unmounts the checkout and mounts it again. */
async function remount(world: World): Promise<void> {
  deeds.remount(world, false)
  await drain()
}

describe('a payment in flight', () => {
  test.each([
    ['3-D Secure', (world: World) => deeds.say(world, ['CHALLENGE', null])],
    ['a wallet', (world: World) => deeds.redirect(world, ['https://wallet.test/', null])],
    ['an authorization', (world: World) => deeds.say(world, ['AUTHORIZATION_SUCCESSFUL', null])],
  ])('by %s after a failure offers no second payment', async (_, submit) => {
    const world = await open({ session: 'none', fetches: true })
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    expect(state()).toMatchObject({ status: 'failed', canRetry: true, inFlight: false })
    deeds.say(world, ['RETRY', null])
    expect(state()).toMatchObject({ status: 'ready', canRetry: false, inFlight: false })
    submit(world)
    expect(state()).toMatchObject({ status: 'ready', canRetry: false, inFlight: true })
    await expect(world.checkout.retry()).rejects.toMatchObject({ code: 'INVALID_STATE' })
    expect(sessions()).toEqual(['session-1'])
  })

  test('after an open failure is not judged by the answer about the first try', async () => {
    const world = await open({ verifies: true })
    deeds.say(world, ['FAIL', 'SYSTEM_ERROR'])
    await drain()
    const { signal } = world.verifications.open[0]!
    deeds.say(world, ['CHALLENGE', null])
    expect(signal!.aborted).toBe(true)
    deeds.verify(world, ['FAIL', false])
    await drain()
    expect(state()).toMatchObject({ status: 'ready', inFlight: true, canRetry: false })
  })

  test('is not forgotten by a mount: the server is asked, then the same page opens', async () => {
    const world = await open({ verifies: true })
    deeds.say(world, ['CHALLENGE', null])
    world.unmount()
    expect(state()).toMatchObject({ status: 'idle', inFlight: true })
    world.call('mount', world.hosts[0])
    await drain()
    expect(state()).toMatchObject({ status: 'loading', phase: 'session', inFlight: true })
    expect(world.verifications.open).toHaveLength(1)
    deeds.verify(world, ['PENDING', false])
    await drain()
    expect(state()).toMatchObject({ status: 'ready', inFlight: true, canRetry: false })
    expect(sessions()).toEqual(['session-1', 'session-1'])
  })

  test('waits for the server no longer than 5 s', async () => {
    const world = await open({ verifies: true })
    deeds.redirect(world, ['https://wallet.test/', null])
    await remount(world)
    await pass(4999)
    expect(state().status).toBe('loading')
    await pass(1)
    expect(state()).toMatchObject({ status: 'ready', inFlight: true })
  })

  test.each([
    ['SUCCESS', 'succeeded'],
    ['FAIL', 'failed'],
  ] as const)('that the server has settled meanwhile opens no page: %s', async (answer, status) => {
    const world = await open({ verifies: true })
    deeds.redirect(world, ['https://wallet.test/', null])
    await remount(world)
    deeds.verify(world, [answer, false])
    await drain()
    expect(state()).toMatchObject({ status, verified: true, inFlight: false })
    expect(sessions()).toEqual(['session-1'])
  })

  test('whose session has run out meanwhile gets no second one', async () => {
    const world = begin({ fetches: true })
    deeds.offer(world, 'short')
    world.call('mount', world.hosts[0])
    await drain()
    deeds.say(world, ['CHALLENGE', null])
    world.unmount()
    await pass(minute)
    world.call('mount', world.hosts[0])
    await drain()
    expect(state()).toMatchObject({ status: 'processing', inFlight: true, canRetry: false })
    expect(world.antom.frames).toHaveLength(1)
  })

  test('goes on where it was submitted, in the newest language', async () => {
    const world = await open()
    const { origin } = world.antom.frames[0]!
    deeds.say(world, ['CHALLENGE', null])
    world.unmount()
    deeds.set(world, 'page')
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.antom.frames[1]!.origin).toBe(origin)
  })

  test.each(['sdk', 'page', 'options'] as const)(
    'is processing when its %s fails on the way, and the next waking tries again',
    async (step) => {
      const world = await open({ automatic: { session: true, sdk: false, page: step !== 'page' } })
      deeds.sdk(world, ['loads', false])
      await drain()
      world.load()
      deeds.say(world, ['CHALLENGE', null])
      world.unmount()
      if (step === 'options') deeds.set(world, 'invalid')
      world.call('mount', world.hosts[0])
      await drain()
      if (step === 'sdk') deeds.sdk(world, ['fails', false])
      if (step === 'page') deeds.sdk(world, ['loads', false])
      await pass(20_000)
      expect(state()).toMatchObject({ status: 'processing', inFlight: true, canRetry: false })
      expect(fixture.told.at(-1)).toBe('error')
      expect(world.calls.at(-1)!.outcome).toMatchObject({ status: 'processing' })
      if (step === 'options') deeds.set(world, 'valid')
      wake(world)
      await drain()
      deeds.sdk(world, ['loads', false])
      await drain()
      world.load()
      expect(state()).toMatchObject({ status: 'ready', inFlight: true })
      expect(new Set(sessions())).toEqual(new Set(['session-1']))
    },
  )

  test('that the buyer leaves is not canceled, but verified', async () => {
    const world = await open({ verifies: true })
    deeds.redirect(world, ['https://wallet.test/', null])
    wake(world)
    deeds.verify(world, ['PROCESSING', false])
    await drain()
    deeds.say(world, ['CANCEL', null])
    await drain()
    expect(state()).toMatchObject({ status: 'verifying', pageOpen: false, inFlight: true })
    expect(world.verifications.open).toHaveLength(1)
  })

  test('keeps its session when a new one is given', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const world = await open()
    deeds.say(world, ['CHALLENGE', null])
    deeds.remount(world, true)
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-1'])
    expect(warn).toHaveBeenCalledOnce()
  })
})

describe('an outcome', () => {
  test.each(['SUCCESSFUL', 'PROCESSING'] as const)(
    'is kept by every mount while the server cannot be reached: %s',
    async (code) => {
      const world = await open({ fetches: true, automatic: later })
      deeds.say(world, [code, null])
      const { status } = state()
      for (let times = 0; times < 3; times += 1) {
        await remount(world)
        deeds.session(world, ['throws', false])
        await drain()
        expect(state()).toMatchObject({ status, canRetry: false })
      }
      expect(world.antom.frames).toHaveLength(1)
    },
  )

  test('stays when options are wrong, or the host is missing', async () => {
    const world = await open()
    deeds.say(world, ['PROCESSING', null])
    world.unmount()
    deeds.set(world, 'invalid')
    world.call('mount', '#nowhere')
    await drain()
    expect(state()).toMatchObject({ status: 'processing', inFlight: true })
  })

  test('shows the failure again when the buyer leaves the form', async () => {
    const world = await open()
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    deeds.say(world, ['RETRY', null])
    deeds.say(world, ['CLICK_BACK_TO_MERCHANT', null])
    expect(state()).toMatchObject({
      status: 'failed',
      pageOpen: false,
      result: { paymentResultCode: 'INVALID_CVV' },
    })
  })

  test('of a claim that is not verified any more is final at once', async () => {
    const world = await open({ verifies: true })
    deeds.say(world, ['SUCCESSFUL', null])
    deeds.callback(world, 'trust')
    expect(state()).toMatchObject({ status: 'succeeded', verified: false })
  })

  test('a failure from the server is marked as verified', async () => {
    const world = await open({ verifies: true })
    deeds.say(world, ['FAIL', 'SYSTEM_ERROR'])
    await drain()
    deeds.verify(world, ['FAIL', false])
    await drain()
    expect(state()).toMatchObject({ status: 'failed', verified: true, pageOpen: true })
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    expect(state()).toMatchObject({ status: 'failed', verified: false })
  })

  test('after back-to-merchant may be retried with the same session', async () => {
    const world = await open()
    deeds.say(world, ['CLICK_BACK_TO_MERCHANT', null])
    expect(state()).toMatchObject({ status: 'processing', inFlight: false, canRetry: true })
    world.call('retry')
    await drain()
    expect(state().status).toBe('ready')
    expect(sessions()).toEqual(['session-1', 'session-1'])
  })

  test('that the server answers instead of a session needs no page, also as sessionData', async () => {
    const world = begin({ session: 'none' })
    world.setOptions({ sessionData: { paymentStatus: 'SUCCESS' } })
    world.call('mount', world.hosts[0])
    await drain()
    expect(state()).toMatchObject({ status: 'succeeded', verified: true, pageOpen: false })
    expect(world.calls[0]!.outcome).toBe(state())
    expect(world.antom.frames).toEqual([])
  })
})

describe('another checkout with the session', () => {
  const mountSecond = async (world: World): Promise<void> => {
    deeds.second(world, 'mount')
    await drain()
  }

  test.each([
    ['SUCCESSFUL', 'succeeded'],
    ['PROCESSING', 'processing'],
  ] as const)('begins with the known outcome: %s', async (code, status) => {
    const world = await open()
    deeds.say(world, [code, null])
    world.destroy()
    await mountSecond(world)
    expect(world.second.state).toMatchObject({ status, pageOpen: false, canRetry: false })
    expect(world.antom.frames).toHaveLength(1)
  })

  test('has the known outcome before it is mounted', async () => {
    const world = await open()
    deeds.say(world, ['SUCCESSFUL', null])
    const clone = createCheckout({ environment: 'sandbox', sessionData: 'session-1' })
    expect(clone.state).toMatchObject({ status: 'succeeded', verified: false })
  })

  test('succeeds at the same time, and frees its own page', async () => {
    const world = await open({ verifies: true })
    await mountSecond(world)
    expect(world.antom.second()).toHaveLength(1)
    deeds.say(world, ['SUCCESSFUL', null])
    await drain()
    deeds.verify(world, ['SUCCESS', false])
    await drain()
    expect(world.second.state).toMatchObject({
      status: 'succeeded',
      verified: true,
      pageOpen: false,
    })
  })

  test('keeps its page if something was submitted there', async () => {
    const world = await open()
    await mountSecond(world)
    deeds.secondSays(world, ['CHALLENGE', null])
    deeds.say(world, ['SUCCESSFUL', null])
    expect(world.second.state).toMatchObject({ status: 'succeeded', pageOpen: true })
  })

  test('opens no page beside one in flight, but the page once that one has gone', async () => {
    const world = await open()
    deeds.say(world, ['CHALLENGE', null])
    await mountSecond(world)
    expect(world.second.state).toMatchObject({
      status: 'processing',
      inFlight: true,
      canRetry: false,
    })
    expect(world.antom.second()).toEqual([])
    world.unmount()
    await drain()
    expect(world.second.state).toMatchObject({ status: 'ready', inFlight: true })
  })

  test('may not be retried while the payment is in flight', async () => {
    const world = await open()
    await mountSecond(world)
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    expect(world.second.state).toMatchObject({ status: 'failed', canRetry: true })
    deeds.say(world, ['RETRY', null])
    deeds.say(world, ['CHALLENGE', null])
    expect(world.second.state).toMatchObject({ inFlight: true, canRetry: false })
    await expect(world.second.retry()).rejects.toMatchObject({ code: 'INVALID_STATE' })
  })

  test('that is given a session that was replaced begins from the newest', async () => {
    const world = await open({ fetches: true })
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await drain()
    deeds.say(world, ['SUCCESSFUL', null])
    await mountSecond(world)
    expect(world.second.state).toMatchObject({ status: 'succeeded', pageOpen: false })
    expect(sessions()).toEqual(['session-1', 'session-2'])
  })

  test('that shows the failure of a replaced session follows the new payment', async () => {
    const world = await open({ fetches: true })
    await mountSecond(world)
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await drain()
    expect(world.second.state).toMatchObject({ status: 'failed', canRetry: true })
    deeds.say(world, ['CHALLENGE', null])
    expect(world.second.state).toMatchObject({ status: 'processing', canRetry: false })
  })
})

describe('a question for a session', () => {
  test('is emitted once to a listener that is added later', async () => {
    const world = begin({ session: 'none' })
    world.call('mount', world.hosts[0])
    await drain()
    const reasons: string[] = []
    world.checkout.on('sessionRequired', ({ reason }) => reasons.push(reason))
    await drain()
    expect(reasons).toEqual(['initial'])
    world.setOptions({ sessionData: world.newSession() })
    await drain()
    world.checkout.on('sessionRequired', ({ reason }) => reasons.push(reason))
    await drain()
    expect(reasons).toEqual(['initial'])
    expect(state().status).toBe('ready')
  })

  test('is not emitted to a listener that has stopped', async () => {
    const world = begin({ session: 'none' })
    world.call('mount', world.hosts[0])
    await drain()
    const heard = vi.fn<() => void>()
    world.checkout.on('sessionRequired', heard)()
    await drain()
    expect(heard).not.toHaveBeenCalled()
  })

  test('of a retry ends in a time-out, and a late answer opens all the same', async () => {
    const world = await open({ asksMerchant: true })
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await pass(15_000)
    expect(state()).toMatchObject({ status: 'error', error: { code: 'SESSION_TIMEOUT' } })
    deeds.offer(world, 'text')
    await drain()
    expect(state().status).toBe('ready')
  })

  test('of a first mount has no time-out, nor one that is answered with null', async () => {
    const first = begin({ session: 'none' })
    first.call('mount', first.hosts[0])
    await pass(10 * minute)
    expect(first.checkout.state.status).toBe('loading')
    first.close()
    const world = await open({ asksMerchant: true })
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await drain()
    deeds.offer(world, 'null')
    await pass(10 * minute)
    expect(state().status).toBe('loading')
  })

  test('is not answered by the session that is replaced, and a warning says so', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const world = await open({ asksMerchant: true })
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await drain()
    world.setOptions({ sessionData: 'session-1' })
    await drain()
    expect(warn.mock.calls).toEqual([[expect.stringContaining('replaces')]])
    expect(sessions()).toEqual(['session-1'])
  })
})

describe('a host that is away', () => {
  test('is waited for, and the session and the SDK are got meanwhile', async () => {
    const world = begin({ session: 'none', fetches: true })
    const [host] = world.hosts
    host!.remove()
    world.call('mount', host)
    await drain()
    expect(world.reasons).toEqual(['initial'])
    expect(state()).toMatchObject({ status: 'loading', pageOpen: false })
    expect(world.calls[0]).not.toHaveProperty('outcome')
    document.body.append(host!)
    layOut()
    await drain()
    expect(world.calls[0]!.outcome).toMatchObject({ status: 'ready' })
  })

  test('for longer than a second is waited for, and coming back is a mount', async () => {
    const world = await open()
    deeds.take(world, 0)
    await pass(1000)
    expect(state()).toMatchObject({ status: 'loading', pageOpen: false })
    deeds.putBack(world, 0)
    await drain()
    expect(state()).toMatchObject({ status: 'ready', pageOpen: true })
    expect(sessions()).toEqual(['session-1', 'session-1'])
  })

  test('does not use a session that ran out meanwhile', async () => {
    const world = begin({ fetches: true })
    deeds.offer(world, 'short')
    world.hosts[0]!.remove()
    world.call('mount', world.hosts[0])
    await pass(10 * minute)
    expect(world.reasons).toEqual([])
    document.body.append(world.hosts[0]!)
    layOut()
    await drain()
    expect(world.reasons).toEqual(['expired'])
    expect(state().status).toBe('ready')
  })

  test('and is unmounted meanwhile settles the mount', async () => {
    const world = begin()
    world.hosts[0]!.remove()
    world.call('mount', world.hosts[0])
    await drain()
    world.unmount()
    await drain()
    expect(world.calls[0]!.outcome).toMatchObject({ status: 'idle' })
  })
})

test('a host that was emptied is mounted anew', async () => {
  const world = await open()
  world.hosts[0]!.innerHTML = ''
  world.call('mount', world.hosts[0])
  await drain()
  expect(world.calls[1]!.outcome).toMatchObject({ status: 'ready', pageOpen: true })
  expect(world.live()!.element.parentNode).toBe(world.hosts[0])
})

test('a host that was emptied in flight is mounted anew, too', async () => {
  const world = await open()
  deeds.say(world, ['CHALLENGE', null])
  world.hosts[0]!.innerHTML = ''
  world.call('mount', world.hosts[0])
  await drain()
  expect(world.calls[1]!.outcome).toMatchObject({ status: 'ready', inFlight: true })
})

test('a clock that is two hours fast does not make a new session an old one', async () => {
  const world = begin({ session: 'none' })
  world.setOptions({
    sessionData: {
      paymentSessionData: world.newSession(),
      paymentSessionExpiryTime: new Date(Date.now() - 60 * minute).toISOString(),
    },
  })
  world.call('mount', world.hosts[0])
  await drain()
  expect(state()).toMatchObject({ status: 'ready' })
})

test('a verifyPayment that unmounts is not asked again', async () => {
  const world = await open()
  const asked = vi.fn<() => void>()
  world.setOptions({
    verifyPayment: async () => {
      asked()
      world.unmount()
      return 'PROCESSING'
    },
  })
  deeds.say(world, ['SUCCESSFUL', null])
  await pass(20_000)
  expect(asked).toHaveBeenCalledOnce()
})

test.each([[['SUCCESS']], [{ toString: (): string => 'SUCCESS' }]])(
  'a verifyPayment that answers %j has not answered',
  async (answer) => {
    const world = await open()
    world.setOptions({ verifyPayment: async () => answer as never })
    deeds.say(world, ['SUCCESSFUL', null])
    await pass(10_000)
    expect(state().status).toBe('verifying')
  },
)

test('a prerendered page asks for nothing, and starts no time-out, until the buyer comes', async () => {
  const world = begin({ session: 'none', fetches: true })
  Object.defineProperty(document, 'prerendering', { value: true, configurable: true })
  world.call('mount', world.hosts[0])
  await pass(10 * minute)
  expect(world.reasons).toEqual([])
  expect(vi.getTimerCount()).toBe(0)
  Reflect.deleteProperty(document, 'prerendering')
  document.dispatchEvent(new Event('prerenderingchange'))
  await drain()
  expect(world.reasons).toEqual(['initial'])
  expect(state().status).toBe('ready')
})

test('a second checkout in one host says so, and leaves the first alone', async () => {
  const world = await open()
  const told: string[] = []
  world.second.on('error', ({ error }) => told.push(error.message))
  await expect(world.second.mount(world.hosts[0]!)).rejects.toMatchObject({ code: 'MOUNT_FAILED' })
  expect(told).toEqual([expect.stringContaining('already shows another checkout')])
  expect(state()).toMatchObject({ status: 'ready', pageOpen: true })
})

test('a polluted Object.prototype adds nothing to a state', () => {
  const world = begin()
  Object.assign(Object.prototype, { hostedUrl: 'https://evil.test/' })
  try {
    expect(world.checkout.state.hostedUrl).toBeUndefined()
  } finally {
    Reflect.deleteProperty(Object.prototype, 'hostedUrl')
  }
})

test('a success that was not verified stays when a later mount could verify it', async () => {
  const world = await open({ verifies: true })
  deeds.say(world, ['SUCCESSFUL', null])
  deeds.callback(world, 'trust')
  await remount(world)
  deeds.callback(world, 'verify')
  await remount(world)
  expect(state()).toMatchObject({ status: 'succeeded', verified: false })
})

test('a page that was still on its way is not opened beside one that was paid in meanwhile', async () => {
  const world = await open({ automatic: { session: true, sdk: false, page: true } })
  deeds.sdk(world, ['loads', false])
  await drain()
  deeds.second(world, 'mount')
  await drain()
  deeds.say(world, ['CHALLENGE', null])
  deeds.sdk(world, ['loads', false])
  await drain()
  expect(world.second.state).toMatchObject({ status: 'processing', inFlight: true })
  expect(world.antom.second()).toEqual([])
})
