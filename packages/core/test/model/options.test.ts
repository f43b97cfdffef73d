import { describe, expect, test, vi } from 'vitest'
import { deeds } from './commands.ts'
import { createFixture } from './fixture.ts'
import { drain, environments } from './world.ts'

/** Options that change: some open a new page, some wait, some are invalid. */

const fixture = createFixture()
const { begin, open } = fixture
const later = { session: false, sdk: true, page: true }
const sessions = (): string[] => fixture.world.antom.frames.map(({ session }) => session)

describe('a session', () => {
  test('that is passed again unchanged opens nothing', async () => {
    const world = await open()
    deeds.offer(world, 'same')
    await drain()
    expect(sessions()).toEqual(['session-1'])
    deeds.say(world, ['SUCCESSFUL', null])
    world.unmount()
    deeds.offer(world, 'same')
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.checkout.state.status).toBe('succeeded')
  })

  test('that was fetched, and is then passed as an option, does not show the form of a paid order', async () => {
    const world = await open({ session: 'none', fetches: true })
    deeds.say(world, ['SUCCESSFUL', null])
    world.setOptions({ sessionData: 'session-1' })
    world.unmount()
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.checkout.state.status).toBe('succeeded')
    expect(sessions()).toEqual(['session-1'])
  })

  test('that is new waits after a failure with an open page, until the retry', async () => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const world = await open()
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    deeds.offer(world, 'text')
    world.setOptions({ hostedUrl: 'https://shop.test/hosted' })
    await drain()
    expect(sessions()).toEqual(['session-1'])
    expect(warn.mock.calls).toEqual([[expect.stringContaining('retry()')]])
    world.call('retry')
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-2'])
  })

  test('that is new is used after a failure, by the next mount at the latest', async () => {
    const world = await open()
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.unmount()
    deeds.offer(world, 'text')
    world.call('mount', world.hosts[0])
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-2'])
  })

  test('that is changed in place is a new one', async () => {
    const session = { paymentSessionData: 'session-1' }
    const world = begin({ session: 'none' })
    world.setOptions({ sessionData: session })
    world.call('mount', world.hosts[0])
    await drain()
    session.paymentSessionData = 'session-2'
    world.setOptions({ sessionData: session })
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-2'])
  })

  test('that was taken away is not used again after the one that was fetched', async () => {
    const world = await open({ fetches: true })
    deeds.say(world, ['FAIL', 'ORDER_IS_CLOSED'])
    world.call('retry')
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-2'])
    deeds.say(world, ['CANCEL', null])
    deeds.set(world, 'title')
    world.call('retry')
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-2', 'session-2'])
  })

  test('that is not passed any more is no new session', async () => {
    const world = await open({ asksMerchant: true })
    deeds.offer(world, 'none')
    await drain()
    world.unmount()
    world.call('mount', world.hosts[0])
    await drain()
    expect(fixture.told).not.toContain('sessionRequired')
    expect(sessions()).toEqual(['session-1', 'session-1'])
  })

  test('makes a retry possible where no session was available', async () => {
    const world = await open()
    deeds.say(world, ['SUCCESSFUL', null])
    deeds.offer(world, 'text')
    world.setOptions({ verifyPayment: async () => 'FAIL' })
    expect(world.checkout.state.canRetry).toBe(false)
    const other = begin({ session: 'none', fetches: true, verifies: true })
    other.call('mount', other.hosts[0])
    await drain()
    deeds.say(other, ['SUCCESSFUL', null])
    deeds.callback(other, 'offer')
    deeds.offer(other, 'text')
    deeds.verify(other, ['FAIL', false])
    await drain()
    expect(other.checkout.state).toMatchObject({ status: 'failed', canRetry: true })
    world.close()
  })
})

describe('another environment', () => {
  test('is another server of Antom: a session of the first one is not used', async () => {
    const world = await open({ session: 'none', fetches: true })
    deeds.set(world, 'page')
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-2'])
    expect(world.reasons).toEqual(['initial', 'initial'])
  })

  test('is opened with the session that was passed', async () => {
    const world = await open()
    deeds.set(world, 'page')
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-1'])
    expect(world.live()!.origin).toBe(new URL(environments[1]).origin)
  })

  test('is a change of the language no reason for a new session', async () => {
    const world = await open({ session: 'none', fetches: true })
    deeds.set(world, 'language')
    await drain()
    expect(sessions()).toEqual(['session-1', 'session-1'])
  })
})

test('options of a checkout that is not mounted open nothing', async () => {
  const world = begin({ session: 'none', fetches: true })
  deeds.offer(world, 'text')
  deeds.set(world, 'page')
  await drain()
  expect(sessions()).toEqual([])
  expect(world.checkout.state).toMatchObject({ status: 'idle', pageOpen: false })
})

test('the name of the frame follows its option, and no other option changes it', async () => {
  const world = await open()
  const { element } = world.live()!
  deeds.set(world, 'title')
  expect(element.title).toBe('Pay')
  element.title = 'Sichere Bezahlung'
  deeds.set(world, 'hosted')
  expect(element.title).toBe('Sichere Bezahlung')
})

describe('an invalid option', () => {
  test('is one event, and ends a payment that was not submitted', async () => {
    const world = await open()
    deeds.set(world, 'invalid')
    await drain()
    deeds.set(world, 'hosted')
    await drain()
    expect(fixture.told).toEqual(['ready', 'error'])
    expect(world.checkout.state).toMatchObject({
      status: 'error',
      pageOpen: false,
      error: { code: 'INVALID_OPTIONS' },
    })
  })

  test('closes the page at once, so that no message is lost', async () => {
    const world = await open()
    deeds.set(world, 'invalid')
    await Promise.resolve()
    expect(world.checkout.state.pageOpen).toBe(false)
  })

  test('that is corrected opens the page', async () => {
    const world = await open()
    deeds.set(world, 'invalid')
    await drain()
    deeds.set(world, 'valid')
    await drain()
    expect(world.checkout.state.status).toBe('ready')
  })

  test('of a submitted payment is one event, and another one after it was corrected', async () => {
    const world = await open()
    deeds.say(world, ['PROCESSING', null])
    deeds.set(world, 'invalid')
    await drain()
    deeds.set(world, 'hosted')
    await drain()
    deeds.set(world, 'valid')
    await drain()
    expect(fixture.told.filter((type) => type === 'error')).toHaveLength(1)
    expect(world.checkout.state).toMatchObject({ status: 'processing', pageOpen: true })
    deeds.set(world, 'invalid')
    await drain()
    expect(fixture.told.filter((type) => type === 'error')).toHaveLength(2)
    expect(sessions()).toEqual(['session-1'])
  })

  test('is found at the mount, before anything is asked for', async () => {
    const world = begin({ session: 'none', fetches: true, automatic: later })
    deeds.set(world, 'invalid')
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.calls[0]!.error).toMatchObject({ code: 'INVALID_OPTIONS' })
    expect(world.reasons).toEqual([])
  })
})
