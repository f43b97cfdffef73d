import { describe, expect, test } from 'vitest'
import { deeds } from './commands.ts'
import { createFixture } from './fixture.ts'
import { drain, pass } from './world.ts'

/** Sequences that once broke a rule, each in a test of its own. */

const fixture = createFixture()
const { begin, open } = fixture
const status = (): string => fixture.world.checkout.state.status
const later = { session: false, sdk: true, page: true }

describe('a listener that brings another session in the middle of a message', () => {
  const silent = { session: true, sdk: true, page: false }

  test('loses no success that is the first message of the page', async () => {
    const world = await open({ automatic: silent, acts: { on: 'ready', act: 'session', times: 1 } })
    deeds.say(world, ['SUCCESSFUL', null])
    await drain()
    expect(fixture.told).toEqual(['ready', 'paymentSuccessful'])
    expect(world.checkout.state).toMatchObject({ status: 'succeeded', pageOpen: true })
    expect(world.antom.frames).toHaveLength(1)
  })

  test('loses none whose redirect is refused', async () => {
    const world = await open({ acts: { on: 'messageBlocked', act: 'session', times: 1 } })
    deeds.redirect(world, ['javascript:alert(1)', 'SUCCESSFUL'])
    await drain()
    expect(fixture.told).toEqual(['ready', 'paymentSuccessful', 'messageBlocked'])
    expect(world.checkout.state).toMatchObject({ status: 'succeeded', pageOpen: true })
  })
})

describe.each(['redirect', 'messageBlocked', 'sessionRequired'] as const)(
  'a listener of %s that unmounts',
  (on) => {
    test('is the last to hear of it', async () => {
      const session = on === 'sessionRequired' ? 'none' : 'text'
      const world = await open({
        session,
        asksMerchant: true,
        acts: { on, act: 'unmount', times: 1 },
      })
      if (on === 'redirect') deeds.redirect(world, ['https://bank.test/', null])
      if (on === 'messageBlocked') deeds.forge(world, ['page', 'SUCCESSFUL'])
      await drain()
      expect(world.acted).toEqual(['unmount'])
      expect(fixture.told).toEqual(on === 'sessionRequired' ? [] : ['ready'])
      expect(world.antom.heard).toEqual([])
    })
  },
)

describe('a session that was new, and is withdrawn before it is used,', () => {
  test('does not bring back the form of one that failed for good', async () => {
    const world = await open({ asksMerchant: true })
    deeds.say(world, ['FAIL', null])
    world.unmount()
    deeds.offer(world, 'text')
    world.call('mount', world.hosts[0])
    deeds.offer(world, 'none')
    await drain()
    expect(world.antom.frames).toHaveLength(1)
    expect(fixture.told.at(-1)).toBe('sessionRequired')
    deeds.offer(world, 'text')
    await drain()
    expect(status()).toBe('ready')
    expect(world.antom.frames.at(-1)!.session).toBe('session-3')
  })
})

describe('a checkout that waits for a session', () => {
  test('fetches one as soon as it can', async () => {
    const world = await open({ session: 'none' })
    expect(status()).toBe('loading')
    world.setOptions({ fetchSession: async () => ({ paymentSessionData: 'fetched' }) })
    await drain()
    expect(status()).toBe('ready')
  })

  test('fetches one when sessionData is not coming any more', async () => {
    const world = await open({ session: 'null', fetches: true })
    expect(world.reasons).toEqual([])
    deeds.offer(world, 'none')
    await drain()
    expect(world.reasons).toEqual(['initial'])
    expect(status()).toBe('ready')
  })

  test('does not ask again for a new closure', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    deeds.callback(world, 'fetch')
    await drain()
    expect(world.sessions.open).toHaveLength(1)
  })
})

describe('canRetry', () => {
  test('knows of a fetchSession that comes while another option is invalid', async () => {
    const world = await open()
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    deeds.set(world, 'invalid')
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'failed', canRetry: false })
    deeds.callback(world, 'fetch')
    expect(world.checkout.state.canRetry).toBe(true)
  })

  test('is true while somebody listens to sessionRequired', async () => {
    const world = await open()
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    expect(world.checkout.state).toMatchObject({ status: 'failed', canRetry: false })
    const stop = world.checkout.on('sessionRequired', () => {})
    expect(world.checkout.state.canRetry).toBe(true)
    stop()
    expect(world.checkout.state.canRetry).toBe(false)
  })

  test.each(['throws', 'U'] as const)(
    'is true after a fetched session was no good: %s',
    async (kind) => {
      const world = await open({ session: 'none', fetches: true, automatic: later })
      deeds.session(world, [kind, false])
      await drain()
      expect(world.checkout.state).toMatchObject({ status: 'error', canRetry: true })
      world.call('retry')
      await drain()
      deeds.session(world, ['text', false])
      await drain()
      expect(status()).toBe('ready')
    },
  )

  test('is false where a retry would fail the same way, though retry() still tries', async () => {
    const world = await open({ session: 'none', fetches: true, automatic: later })
    deeds.session(world, ['empty', false])
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'error', canRetry: false })
    world.call('retry')
    await drain()
    deeds.session(world, ['text', false])
    await drain()
    expect(status()).toBe('ready')
  })
})

test('an expired page that had led to a bank is verified when the buyer is back', async () => {
  const world = begin({ verifies: true })
  deeds.offer(world, 'short')
  world.call('mount', world.hosts[0])
  await drain()
  deeds.redirect(world, ['https://bank.test/', null])
  await pass(60_000)
  expect(world.checkout.state).toMatchObject({ status: 'expired', canRetry: false })
  deeds.sleep(world, [1, 'pageshow'])
  deeds.verify(world, ['SUCCESS', false])
  await drain()
  expect(world.checkout.state).toMatchObject({ status: 'succeeded', verified: true })
})

describe('a host that leaves the document for good', () => {
  test('closes the page of a submitted payment, but its outcome stays known', async () => {
    const world = await open()
    deeds.say(world, ['PROCESSING', null])
    deeds.take(world, 0)
    await pass(999)
    expect(world.antom.alive()).toHaveLength(1)
    await pass(1)
    expect(world.antom.alive()).toHaveLength(0)
    expect(world.checkout.state).toMatchObject({ status: 'processing', pageOpen: false })
    world.call('mount', world.hosts[1])
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'processing', pageOpen: false })
  })

  test('and is put back in time loses nothing', async () => {
    const world = await open()
    deeds.say(world, ['PROCESSING', null])
    deeds.take(world, 0)
    await pass(500)
    deeds.putBack(world, 0)
    await pass(5000)
    deeds.say(world, ['SUCCESSFUL', null])
    expect(world.checkout.state).toMatchObject({ status: 'succeeded', pageOpen: true })
  })
})

test('a retry whose session cannot be had is tried again for the same reason', async () => {
  const world = await open({ session: 'none', fetches: true, automatic: later })
  deeds.session(world, ['text', false])
  await drain()
  deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
  world.call('retry')
  await drain()
  deeds.session(world, ['throws', false])
  await drain()
  expect(status()).toBe('error')
  world.call('retry')
  await drain()
  expect(world.reasons).toEqual(['initial', 'retry', 'retry'])
})

test('an order that the server still processes is verified, and its form is not shown', async () => {
  const world = await open({ session: 'none', fetches: true, verifies: true, automatic: later })
  deeds.session(world, ['PROCESSING', false])
  await drain()
  expect(world.checkout.state).toMatchObject({ status: 'verifying', pageOpen: false })
  deeds.verify(world, ['SUCCESS', false])
  await drain()
  expect(world.checkout.state).toMatchObject({ status: 'succeeded', verified: true })
  expect(world.antom.frames).toEqual([])
})
