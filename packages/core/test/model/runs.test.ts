import { describe, expect, test, vi } from 'vitest'
import { deeds } from './commands.ts'
import { createFixture } from './fixture.ts'
import { drain, pass } from './world.ts'

/** A run starts its own requests, takes nothing from the run before, and leaves nothing behind. */

const { begin, open } = createFixture()
const later = { session: false, sdk: true, page: true }
const preconnects = (): number => document.querySelectorAll('link[rel=preconnect]').length

describe('a new run', () => {
  test('ends the one before, and aborts its requests', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    const { signal } = world.sessions.open[0]!
    deeds.offer(world, 'text')
    expect(signal!.aborted).toBe(true)
    await drain()
    deeds.session(world, ['text', false])
    await drain()
    expect(world.antom.frames.map(({ session }) => session)).toEqual(['session-1'])
  })

  test('checks its session when the tab wakes', async () => {
    const world = await open()
    deeds.say(world, ['CANCEL', null])
    deeds.offer(world, 'short')
    await drain()
    deeds.sleep(world, [61_000, 'pageshow'])
    expect(world.checkout.state.status).toBe('expired')
  })

  test('emits ready, as the one before did', async () => {
    const world = begin()
    let times = 0
    world.checkout.on('ready', () => (times += 1))
    world.call('mount', world.hosts[0])
    await drain()
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    world.call('retry')
    await drain()
    expect(times).toBe(2)
  })

  test('verifies its own payment, not the claim before it', async () => {
    const world = begin({ session: 'none', fetches: true, automatic: later })
    const asked: string[] = []
    world.setOptions({
      verifyPayment: async ({ type }) => {
        asked.push(type)
        return 'PENDING'
      },
    })
    world.call('mount', world.hosts[0])
    await drain()
    deeds.session(world, ['text', false])
    await drain()
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await drain()
    deeds.session(world, ['PROCESSING', false])
    await drain()
    expect(asked).toEqual(['paymentProcessing'])
  })

  test('resolves a pending mount()', async () => {
    const world = begin({ session: 'none', fetches: true, automatic: later })
    const mounted = world.checkout.mount(world.hosts[0]!)
    await drain()
    deeds.offer(world, 'text')
    await expect(mounted).resolves.toMatchObject({ status: 'ready' })
  })

  test('is started only for the last of several mounts in one task', async () => {
    const world = begin({ session: 'none', fetches: true })
    for (let times = 0; times < 3; times += 1) {
      world.call('mount', world.hosts[0])
      world.unmount()
    }
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.reasons).toEqual(['initial'])
    expect(world.antom.frames).toHaveLength(1)
  })

  test('ignores the answer to the run before', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    deeds.offer(world, 'text')
    await Promise.resolve()
    deeds.session(world, ['SUCCESS', false])
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'ready', pageOpen: true })
  })

  test('of a checkout that was unmounted while its session came is not begun', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    world.unmount()
    deeds.session(world, ['text', false])
    await drain()
    expect(world.antom.frames).toEqual([])
    expect(world.checkout.state.status).toBe('idle')
  })

  test('of a checkout that was unmounted while the SDK came opens no page', async () => {
    const world = await open({ automatic: { session: true, sdk: false, page: true } })
    world.unmount()
    deeds.sdk(world, ['loads', false])
    await drain()
    expect(world.antom.frames).toEqual([])
  })

  test('waits for a session that the merchant has been asked for', async () => {
    const world = await open({ session: 'none', asksMerchant: true })
    expect(world.checkout.state).toMatchObject({ status: 'loading', phase: 'session' })
    expect(world.calls[0]).not.toHaveProperty('error')
  })

  test('that is over emits no late error', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    world.unmount()
    deeds.session(world, ['throws', false])
    await drain()
    expect(world.checkout.state.status).toBe('idle')
  })
})

test('an SDK that fails while the session is fetched is one error, of the mount', async () => {
  const world = await open({
    session: 'none',
    fetches: true,
    automatic: { session: false, sdk: false, page: true },
  })
  deeds.sdk(world, ['fails', false])
  await drain()
  expect(world.uncaught).toEqual([])
  deeds.session(world, ['text', false])
  await drain()
  expect(world.calls[0]!.error).toMatchObject({ code: 'SDK_LOAD_FAILED' })
})

describe('the connection that is opened early', () => {
  test('is open while it is of use', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    expect(preconnects()).toBe(1)
    deeds.session(world, ['text', false])
    await drain()
    expect(preconnects()).toBe(0)
  })

  test('is closed by an unmount', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    world.unmount()
    expect(preconnects()).toBe(0)
  })
})

describe('an error that ends a payment', () => {
  test('ends its run at once, before its text is loaded', async () => {
    const world = await open({ automatic: { session: true, sdk: true, page: false } })
    deeds.refuse(world, null)
    world.antom.frames[0]!.element.onload?.(new Event('load'))
    expect(world.checkout.state.status).toBe('loading')
    await drain()
    expect(world.checkout.state).toMatchObject({
      status: 'error',
      error: { code: 'MOUNT_FAILED' },
    })
  })

  test('of a run that is over is no event', async () => {
    const world = await open({ automatic: { session: true, sdk: true, page: false } })
    deeds.refuse(world, null)
    world.unmount()
    await drain()
    expect(world.checkout.state.status).toBe('idle')
  })

  test('is no event for a page that loads while the text of the error is loading', async () => {
    const world = await open({ automatic: { session: true, sdk: true, page: false } })
    await pass(19_999)
    expect(world.checkout.state.status).toBe('loading')
    vi.advanceTimersByTime(1)
    world.load()
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'ready', pageOpen: true })
  })

  test('is only an event once the payment is submitted', async () => {
    const world = await open()
    const codes: string[] = []
    world.checkout.on('error', ({ error }) => codes.push(error.code))
    deeds.say(world, ['PROCESSING', null])
    deeds.set(world, 'invalid')
    await drain()
    expect(codes).toEqual(['INVALID_OPTIONS'])
    deeds.say(world, ['SUCCESSFUL', null])
    expect(world.checkout.state).toMatchObject({ status: 'succeeded', pageOpen: true })
  })
})

test("somebody else's frame that a policy refuses is an event, and Antom's page goes on", async () => {
  const world = await open({ automatic: { session: true, sdk: true, page: false } })
  const refuse = (blockedURI: string): boolean =>
    document.dispatchEvent(
      Object.assign(new Event('securitypolicyviolation'), {
        effectiveDirective: 'frame-src',
        disposition: 'enforce',
        blockedURI,
      }),
    )
  const codes: string[] = []
  world.checkout.on('error', ({ error }) => codes.push(error.code))
  refuse('https://advert.test')
  await drain()
  expect(world.checkout.state.status).toBe('loading')
  world.load()
  expect(world.checkout.state.status).toBe('ready')
  // A bank's page that is blocked later, in Antom's own frame or not, is no failed mount.
  refuse('https://a.test')
  await drain()
  deeds.say(world, ['SUCCESSFUL', null])
  expect(codes).toEqual(['MOUNT_FAILED', 'MOUNT_FAILED'])
  expect(world.checkout.state.status).toBe('succeeded')
})
