import { describe, expect, test, vi } from 'vitest'
import { deeds } from './commands.ts'
import { createFixture } from './fixture.ts'
import { drain, pass } from './world.ts'

/** Mounting, mounting again, elsewhere, unmounting and retrying. */

const fixture = createFixture()
const { begin, open } = fixture
const later = { session: false, sdk: true, page: true }

describe('mount()', () => {
  test.each([
    ['nothing', undefined],
    ['an empty selector', ''],
    ['a selector that is none', '#('],
    ['a selector of nothing', '#nowhere'],
    [
      'an element of another document',
      new DOMParser().parseFromString('<p></p>', 'text/html').querySelector('p')!,
    ],
  ])('into %s rejects, and nothing is asked for', async (_, host) => {
    const world = begin({ session: 'none', fetches: true })
    world.call('mount', host)
    await drain()
    expect(world.calls[0]!.error).toMatchObject({ code: 'HOST_NOT_FOUND' })
    expect(world.checkout.state).toMatchObject({ status: 'error', canRetry: true })
    expect(fixture.told).toEqual(['error'])
    expect(world.reasons).toEqual([])
  })

  test('into the same place is the same promise, while it is pending and while the page is open', async () => {
    const world = begin({ session: 'none', fetches: true, automatic: later })
    const [host] = world.hosts
    const first = world.checkout.mount(host!)
    await drain()
    expect(world.checkout.mount('#host-1')).toBe(first)
    await drain()
    expect(world.reasons).toHaveLength(1)
    deeds.session(world, ['text', false])
    await drain()
    expect(world.checkout.mount(host!)).toBe(first)
    expect(await first).toBe(world.checkout.state)
    expect(world.antom.frames).toHaveLength(1)
  })

  test('after an unmount while loading is a new promise', async () => {
    const world = begin({ session: 'none', fetches: true, automatic: later })
    const first = world.checkout.mount(world.hosts[0]!)
    world.checkout.unmount()
    await expect(first).resolves.toMatchObject({ status: 'idle' })
    const second = world.checkout.mount(world.hosts[0]!)
    await drain()
    deeds.session(world, ['text', false])
    await expect(second).resolves.toMatchObject({ status: 'ready' })
  })

  test('into another place moves there, pending or open', async () => {
    const world = await open({ automatic: { session: true, sdk: false, page: true } })
    world.call('mount', world.hosts[1])
    await drain()
    deeds.sdk(world, ['loads', false])
    deeds.sdk(world, ['loads', false])
    await drain()
    expect(world.live()!.element.parentNode).toBe(world.hosts[1])
    world.call('mount', world.hosts[0])
    await drain()
    deeds.sdk(world, ['loads', false])
    await drain()
    expect(world.live()!.element.parentNode).toBe(world.hosts[0])
    expect(world.antom.alive()).toHaveLength(1)
  })

  test('moves to the element that the selector finds now', async () => {
    const world = begin()
    world.call('mount', '#host-1')
    await drain()
    const [first, second] = world.hosts
    first!.id = 'former'
    second!.id = 'host-1'
    world.call('mount', '#host-1')
    await drain()
    expect(world.live()!.element.parentNode).toBe(second)
  })

  test('elsewhere during a retry moves the retry there', async () => {
    const world = await open()
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    deeds.say(world, ['CLICK_BACK_TO_MERCHANT', null])
    world.call('retry')
    world.call('mount', world.hosts[1])
    await drain()
    expect(world.calls.map(({ outcome }) => outcome)).toEqual([
      expect.anything(),
      world.checkout.state,
      world.checkout.state,
    ])
    expect(world.live()!.element.parentNode).toBe(world.hosts[1])
  })

  test('elsewhere of a submitted payment is refused', async () => {
    const world = await open()
    deeds.say(world, ['PROCESSING', null])
    world.call('mount', world.hosts[1])
    await drain()
    expect(world.calls[1]!.error).toMatchObject({ code: 'INVALID_STATE' })
    expect(world.checkout.state).toMatchObject({ status: 'processing', pageOpen: true })
  })

  test('shows an outcome again, and that it can be retried', async () => {
    const world = await open()
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    world.unmount()
    expect(world.checkout.state).toMatchObject({ status: 'failed', canRetry: false })
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.calls[1]!.outcome).toMatchObject({ status: 'failed', canRetry: true })
    expect(world.antom.frames).toHaveLength(1)
  })

  test('of a payment that is open asks the server, where the shop can', async () => {
    const world = await open({ session: 'none', fetches: true })
    deeds.say(world, ['PROCESSING', null])
    world.unmount()
    world.setOptions({ fetchSession: async () => ({ paymentStatus: 'SUCCESS' }) })
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'succeeded', verified: true })
    expect(world.antom.frames).toHaveLength(1)
  })

  test('of a payment that may be paid asks a naive server once, and opens no other session', async () => {
    const world = await open({ session: 'none', fetches: true })
    deeds.say(world, ['PROCESSING', null])
    world.unmount()
    world.call('mount', world.hosts[0])
    await drain()
    deeds.sleep(world, [1, 'online'])
    await drain()
    expect(world.reasons).toEqual(['initial', 'initial'])
    expect(world.checkout.state).toMatchObject({ status: 'processing', canRetry: false })
    expect(world.antom.frames.map(({ session }) => session)).toEqual(['session-1'])
  })

  test('of a payment that may be paid keeps it while the server cannot be reached, and asks again', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    deeds.session(world, ['text', false])
    await drain()
    deeds.say(world, ['PROCESSING', null])
    world.unmount()
    world.call('mount', world.hosts[0])
    await drain()
    deeds.session(world, ['throws', false])
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'processing', canRetry: false })
    deeds.sleep(world, [1, 'online'])
    deeds.session(world, ['SUCCESS', false])
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'succeeded', verified: true })
    expect(world.antom.frames).toHaveLength(1)
  })

  test('of a paid order does not use a new session', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const world = await open()
    deeds.say(world, ['SUCCESSFUL', null])
    deeds.offer(world, 'text')
    world.unmount()
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'succeeded', canRetry: false })
    expect(world.antom.frames).toHaveLength(1)
    expect(warn.mock.calls).toEqual([[expect.stringContaining('key={orderId}')]])
  })

  test('verifies an open payment at once, and again when the tab wakes', async () => {
    const world = await open({ verifies: true })
    deeds.say(world, ['PROCESSING', null])
    await pass(60_000)
    expect(world.checkout.state.status).toBe('processing')
    world.unmount()
    world.verifications.open.length = 0
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.verifications.open).toHaveLength(1)
    deeds.verify(world, ['PENDING', false])
    await drain()
    deeds.sleep(world, [1, 'online'])
    expect(world.verifications.open).toHaveLength(1)
    deeds.verify(world, ['SUCCESS', false])
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'succeeded', verified: true })
  })

  test('of a mounted checkout adds no listeners', async () => {
    const world = await open()
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    deeds.say(world, ['CLICK_BACK_TO_MERCHANT', null])
    const before = world.ledger.open()
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.ledger.open()).toEqual(before)
  })

  test('of a destroyed checkout is refused', async () => {
    const world = await open()
    world.destroy()
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.calls[1]!.error).toMatchObject({ code: 'INVALID_STATE' })
  })
})

describe('unmount()', () => {
  test('leaves no frame, listener or timer', async () => {
    const world = begin()
    const before = world.ledger.open()
    deeds.offer(world, 'short')
    world.call('mount', world.hosts[0])
    await drain()
    expect(vi.getTimerCount()).toBe(1)
    world.unmount()
    expect(world.antom.alive()).toEqual([])
    expect(world.ledger.open()).toEqual(before)
    expect(vi.getTimerCount()).toBe(0)
    expect(world.checkout.state).toMatchObject({ status: 'idle', pageOpen: false })
  })

  test('stops a verification, and the next mount takes it up', async () => {
    const world = await open({ verifies: true })
    deeds.say(world, ['SUCCESSFUL', null])
    await drain()
    const { signal } = world.verifications.open[0]!
    world.unmount()
    expect(signal!.aborted).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.verifications.open).toHaveLength(2)
  })
})

test('destroy() unmounts and removes all listeners', async () => {
  const world = await open()
  let heard = 0
  world.checkout.subscribe(() => (heard += 1))
  world.destroy()
  expect(world.antom.alive()).toEqual([])
  const times = heard
  world.setOptions({ hostedUrl: 'https://shop.test/hosted' })
  expect(world.checkout.state.hostedUrl).toBe('https://shop.test/hosted')
  expect(heard).toBe(times)
})

describe('retry()', () => {
  test('is the same promise while it is pending', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    deeds.session(world, ['throws', false])
    await drain()
    const retried = world.checkout.retry()
    await drain()
    expect(world.checkout.retry()).toBe(retried)
    expect(world.reasons).toHaveLength(2)
    deeds.session(world, ['text', false])
    await expect(retried).resolves.toMatchObject({ status: 'ready' })
  })

  test.each(['ready', 'succeeded'] as const)('is refused in %s', async (status) => {
    const world = await open()
    if (status === 'succeeded') deeds.say(world, ['SUCCESSFUL', null])
    world.call('retry')
    await drain()
    expect(world.calls[1]!.error).toMatchObject({ code: 'INVALID_STATE' })
    expect(world.checkout.state.status).toBe(status)
  })

  test('is refused while nothing is mounted', async () => {
    const world = await open()
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    world.unmount()
    world.call('retry')
    await drain()
    expect(world.calls[1]!.error).toMatchObject({ code: 'INVALID_STATE' })
  })

  test('gets a new session where the old one is used up, and says why', async () => {
    const world = await open({ session: 'none', fetches: true })
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await drain()
    expect(world.reasons).toEqual(['initial', 'retry'])
  })

  test('asks the merchant for the session that ran out, where nobody else can get one', async () => {
    const world = begin({ asksMerchant: true })
    const reasons: string[] = []
    world.checkout.on('sessionRequired', ({ reason }) => reasons.push(reason))
    deeds.offer(world, 'short')
    world.call('mount', world.hosts[0])
    await pass(60_000)
    expect(world.checkout.state).toMatchObject({ status: 'expired', canRetry: true })
    world.call('retry')
    await drain()
    expect(reasons).toEqual(['expired'])
    deeds.offer(world, 'text')
    await drain()
    expect(world.calls[1]!.outcome).toMatchObject({ status: 'ready' })
  })

  test('with the same session asks for none', async () => {
    const world = await open({ session: 'none', fetches: true })
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    world.call('retry')
    await drain()
    expect(world.reasons).toEqual(['initial'])
    expect(world.antom.frames.map(({ session }) => session)).toEqual(['session-1', 'session-1'])
  })

  test('that got a new session once does not ask for another when it is tried again', async () => {
    const world = await open({ session: 'none', fetches: true })
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await drain()
    deeds.say(world, ['CANCEL', null])
    world.call('retry')
    await drain()
    expect(world.reasons).toEqual(['initial', 'retry'])
    expect(world.antom.frames.at(-1)!.session).toBe('session-2')
  })
})
