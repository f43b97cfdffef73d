import { describe, expect, test, vi } from 'vitest'
import { deeds } from './commands.ts'
import { createFixture } from './fixture.ts'
import { drain, pass, type World } from './world.ts'

/** Checks that are repeated: with the merchant's server, and with the clock. */

const fixture = createFixture()
const { begin, open } = fixture
const later = { session: false, sdk: true, page: true }
const minute = 60_000

/** A payment whose outcome is still open after verification has ended. */
async function openEnded(): Promise<World> {
  const world = await open({ verifies: true })
  deeds.say(world, ['PROCESSING', null])
  deeds.verify(world, ['PENDING', false])
  await pass(minute)
  world.verifications.open.length = 0
  expect(world.checkout.state.status).toBe('processing')
  return world
}
const wake = (world: World): void => deeds.sleep(world, [1, 'visibilitychange'])

describe('the server that cannot say how the payment went', () => {
  test('leaves the payment open, and without any answer there is an error event', async () => {
    const world = await open({ verifies: true })
    deeds.say(world, ['SUCCESSFUL', null])
    await pass(minute)
    expect(world.checkout.state).toMatchObject({ status: 'processing', pageOpen: true })
    expect(fixture.told).toEqual(['ready', 'paymentSuccessful', 'error'])
    // The page is still open, so the buyer can still pay.
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    expect(world.checkout.state.status).toBe('failed')
  })

  test('is asked once more on waking, once at a time', async () => {
    const world = await openEnded()
    wake(world)
    wake(world)
    expect(world.verifications.open).toHaveLength(1)
    deeds.verify(world, ['PENDING', false])
    await drain()
    wake(world)
    expect(world.verifications.open).toHaveLength(1)
  })

  test.each(['PENDING', 'PROCESSING', 'CANCELLED', 'odd', 'throws'] as const)(
    'and then answers %s has said nothing new',
    async (answer) => {
      const world = await openEnded()
      const before = fixture.told.length
      wake(world)
      deeds.verify(world, [answer, false])
      await drain()
      expect(world.checkout.state.status).toBe('processing')
      expect(fixture.told).toHaveLength(before)
    },
  )

  test('is given up when it does not answer, and can be asked again', async () => {
    const world = await openEnded()
    wake(world)
    await pass(minute)
    wake(world)
    expect(world.verifications.open).toHaveLength(2)
  })

  test('has no effect on a later payment than the one it was asked about', async () => {
    const world = await openEnded()
    wake(world)
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    world.call('retry')
    await drain()
    deeds.redirect(world, ['https://bank.test/', null])
    wake(world)
    expect(world.verifications.open).toHaveLength(2)
    deeds.verify(world, ['FAIL', false])
    await drain()
    expect(world.checkout.state.status).toBe('ready')
    // The late answer belongs to an older call.
    wake(world)
    expect(world.verifications.open).toHaveLength(1)
  })

  test('has no effect where Antom’s page has reported an outcome meanwhile', async () => {
    const world = await openEnded()
    wake(world)
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    deeds.verify(world, ['SUCCESS', false])
    await drain()
    expect(world.checkout.state.status).toBe('failed')
    expect(fixture.told).not.toContain('verificationSettled')
  })

  test.each([
    ['while nothing was submitted', false, true],
    ['where it cannot be asked', true, false],
  ])('is not asked on waking %s', async (_, leaves, verifies) => {
    const world = await open({ verifies })
    if (leaves) deeds.redirect(world, ['https://bank.test/', null])
    wake(world)
    await drain()
    expect(world.verifications.open).toEqual([])
    expect(world.checkout.state.status).toBe('ready')
  })

  test('is asked by one verification at a time', async () => {
    const world = await open({ verifies: true })
    deeds.say(world, ['SUCCESSFUL', null])
    deeds.say(world, ['SUCCESSFUL', null])
    world.setOptions({ hostedUrl: 'https://shop.test/hosted' })
    await drain()
    expect(world.verifications.open).toHaveLength(1)
    deeds.verify(world, ['SUCCESS', false])
    await drain()
    expect(fixture.told.filter((type) => type === 'verificationSettled')).toHaveLength(1)
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('a session that runs out', () => {
  async function openShort(setup = {}): Promise<World> {
    const world = begin({ automatic: { session: true, sdk: true, page: false }, ...setup })
    deeds.offer(world, 'short')
    world.call('mount', world.hosts[0])
    await drain()
    return world
  }

  test('is an event at once, and in a sleeping tab when the tab wakes', async () => {
    const world = await openShort()
    world.load()
    deeds.sleep(world, [minute, 'pageshow'])
    expect(world.checkout.state).toMatchObject({ status: 'expired', pageOpen: true })
    expect(fixture.told).toEqual(['ready', 'sessionExpired'])
  })

  test('is an event once, and only while nothing was submitted', async () => {
    const world = await openShort()
    world.load()
    deeds.say(world, ['PROCESSING', null])
    await pass(2 * minute)
    expect(fixture.told).toEqual(['ready', 'paymentProcessing'])
  })

  test('while Antom’s page loads is fetched again', async () => {
    const world = await openShort({ fetches: true })
    expect(world.reasons).toEqual([])
    deeds.sleep(world, [minute, 'pageshow'])
    await drain()
    expect(world.reasons).toEqual(['expired'])
    expect(world.antom.alive().map(({ session }) => session)).toEqual(['session-3'])
  })

  test('while another session is being fetched causes no third fetch', async () => {
    const world = await openShort({ fetches: true, automatic: { ...later, page: true } })
    deeds.say(world, ['CANCEL', null])
    world.setOptions({ timeouts: { session: 3 * minute } })
    await pass(minute)
    world.call('retry')
    await drain()
    expect(world.reasons).toEqual(['expired'])
    wake(world)
    await drain()
    expect(world.reasons).toEqual(['expired'])
  })

  test('under a payment whose page reloads changes nothing', async () => {
    const world = await openShort({ fetches: true })
    world.load()
    deeds.redirect(world, ['https://bank.test/', null])
    deeds.move(world, 0)
    await drain()
    expect(world.checkout.state.status).toBe('loading')
    await pass(minute)
    expect(world.reasons).toEqual([])
    expect(world.antom.frames).toHaveLength(1)
  })

  test('after the buyer has left makes canRetry false, with a stateChange', async () => {
    const world = await openShort()
    world.load()
    deeds.say(world, ['CANCEL', null])
    expect(world.checkout.state.canRetry).toBe(true)
    let told: boolean | undefined
    world.checkout.subscribe(({ canRetry }) => (told = canRetry))
    await pass(minute)
    expect(told).toBe(false)
  })

  test('in two months is awaited in steps that a timer can take', async () => {
    const wait = vi.spyOn(globalThis, 'setTimeout')
    const world = begin()
    world.setOptions({
      sessionData: {
        paymentSessionData: 'session-9',
        paymentSessionExpiryTime: new Date(Date.now() + 60 * 86_400_000).toISOString(),
      },
    })
    world.call('mount', world.hosts[0])
    await drain()
    const longest = Math.max(...wait.mock.calls.map(([, ms]) => ms ?? 0))
    expect(longest).toBe(2 ** 31 - 1)
    vi.advanceTimersByTime(2 ** 31)
    expect(vi.getTimerCount()).toBe(1)
    expect(world.checkout.state.status).toBe('ready')
  })

  test('has one timer, however often the tab wakes', async () => {
    const world = await openShort()
    world.load()
    for (let times = 0; times < 5; times += 1) wake(world)
    expect(vi.getTimerCount()).toBe(1)
  })
})

describe('a clock that is set', () => {
  const setClock = (minutes: number): void => void vi.setSystemTime(start + minutes * minute)
  let start: number
  async function openTimed(setup = {}): Promise<World> {
    start = Date.now()
    const world = begin(setup)
    const paymentSessionExpiryTime = new Date(start + 60 * minute).toISOString()
    world.setOptions({ sessionData: { paymentSessionData: 'session-1', paymentSessionExpiryTime } })
    world.call('mount', world.hosts[0])
    await drain()
    return world
  }

  test('forward and back, while nobody looks, ends no session', async () => {
    const world = await openTimed()
    setClock(120)
    setClock(1)
    wake(world)
    await pass(30 * minute)
    expect(world.checkout.state.status).toBe('ready')
    expect(fixture.told).toEqual(['ready'])
  })

  test('back gives a session the time that the clock shows', async () => {
    const world = await openTimed()
    setClock(-30)
    await pass(61 * minute)
    expect(world.checkout.state.status).toBe('ready')
    await pass(30 * minute)
    expect(world.checkout.state).toMatchObject({ status: 'expired', pageOpen: true })
  })

  test('back takes no notice back, and retry() gets another session', async () => {
    const world = await openTimed({ fetches: true })
    await pass(61 * minute)
    setClock(0)
    wake(world)
    expect(world.checkout.state).toMatchObject({ status: 'expired', pageOpen: true })
    world.call('retry')
    await drain()
    expect(world.reasons).toEqual(['expired'])
    expect(world.checkout.state.status).toBe('ready')
  })

  test('while the SDK loads has the session fetched again, once, and back changes nothing', async () => {
    const slow = { session: true, sdk: false, page: true }
    const world = await openTimed({ fetches: true, automatic: slow })
    setClock(-600)
    wake(world)
    expect(world.reasons).toEqual([])
    setClock(120)
    wake(world)
    await drain()
    wake(world)
    expect(world.reasons).toEqual(['expired'])
  })

  test.each([600, -600])(
    'by %i minutes neither ends nor prolongs a verification',
    async (minutes) => {
      const world = await openTimed({ verifies: true })
      deeds.say(world, ['SUCCESSFUL', null])
      await drain()
      setClock(minutes)
      wake(world)
      deeds.verify(world, ['PENDING', false])
      await pass(59_000)
      expect(world.checkout.state.status).toBe('verifying')
      await pass(2000)
      expect(world.checkout.state.status).toBe('processing')
    },
  )
})
