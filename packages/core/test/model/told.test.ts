import { describe, expect, test } from 'vitest'
import { deeds } from './commands.ts'
import { createFixture } from './fixture.ts'
import { drain, pass } from './world.ts'

/** The states and events that listeners get, and those they must not get. */

const fixture = createFixture()
const { begin, open } = fixture
const bank = 'https://bank.test/'
const silent = { session: true, sdk: true, page: false }

describe('a state', () => {
  test('is the same object until it changes, and each change is one event', async () => {
    const world = await open()
    const { state } = world.checkout
    let changes = 0
    world.checkout.subscribe(() => (changes += 1))
    world.setOptions({ timeouts: { page: 5000 } })
    deeds.say(world, ['CHALLENGE', null])
    deeds.say(world, ['CHALLENGE', null])
    expect(changes).toBe(1) // The page has been heard.
    expect(world.checkout.state).not.toBe(state)
    const now = world.checkout.state
    world.setOptions({ timeouts: { page: 6000 } })
    expect(world.checkout.state).toBe(now)
    expect(changes).toBe(1)
  })

  test('that a listener has ended is not emitted to later listeners', async () => {
    const world = begin()
    const heard: string[] = []
    world.checkout.subscribe(({ status }) => status === 'ready' && world.unmount())
    world.checkout.subscribe(({ status }) => heard.push(status))
    world.call('mount', world.hosts[0])
    await drain()
    expect(heard.at(-1)).toBe('idle')
    expect(heard).not.toContain('ready')
  })

  test('has the hosted URL of the option, or else of the session', async () => {
    const world = await open({ session: 'object' })
    expect(world.checkout.state.hostedUrl).toBe('https://shop.test/pay')
    deeds.set(world, 'hosted')
    expect(world.checkout.state.hostedUrl).toBe('https://shop.test/hosted')
  })
})

describe('ready', () => {
  test('is emitted once, by the first message if no load event came before', async () => {
    const world = await open({ automatic: silent })
    deeds.say(world, ['CHALLENGE', null])
    world.load()
    world.load()
    deeds.say(world, ['CHALLENGE', null])
    expect(fixture.told).toEqual(['ready', 'paymentNotice', 'paymentNotice'])
  })

  test('has heard: true only after a message of the page', async () => {
    const world = await open()
    expect(world.checkout.state).not.toHaveProperty('heard')
    world.load()
    expect(world.checkout.state).not.toHaveProperty('heard')
    world.post('{"code":"SDK_END_OF_LOADING"}', {
      source: world.live()!.window,
      origin: world.live()!.origin,
    })
    expect(world.checkout.state).toMatchObject({ status: 'ready', heard: true })
  })

  test('comes too late once the page has failed', async () => {
    const world = await open({ automatic: silent })
    const { element } = world.antom.frames[0]!
    const { onload } = element
    await pass(20_000)
    expect(world.checkout.state).toMatchObject({ status: 'error', error: { code: 'PAGE_TIMEOUT' } })
    onload?.(new Event('load'))
    expect(fixture.told).toEqual(['error'])
  })
})

describe('a page that takes too long', () => {
  test('is closed, in the time that was given', async () => {
    const world = begin({ automatic: silent })
    world.setOptions({ timeouts: { page: 5000 } })
    world.call('mount', world.hosts[0])
    await pass(4999)
    expect(world.checkout.state.status).toBe('loading')
    await pass(1)
    expect(world.checkout.state).toMatchObject({ status: 'error', pageOpen: false })
    expect(world.antom.alive()).toEqual([])
  })

  test('is not one that came in time', async () => {
    const world = await open()
    await pass(60_000)
    expect(world.checkout.state.status).toBe('ready')
  })

  test('is not one that reloads after a redirect to a bank', async () => {
    const world = await open({ automatic: silent })
    world.load()
    deeds.redirect(world, [bank, null])
    deeds.move(world, 0)
    await drain()
    expect(world.checkout.state).toMatchObject({ status: 'loading', pageOpen: true })
    await pass(60_000)
    expect(fixture.told).toEqual(['ready', 'redirect'])
    world.load()
    expect(world.checkout.state.status).toBe('ready')
  })
})

describe('a redirect', () => {
  test('that is followed counts as submitted: a new session waits', async () => {
    const world = await open()
    deeds.redirect(world, [bank, null])
    expect(world.antom.heard).toHaveLength(1)
    deeds.offer(world, 'text')
    await drain()
    expect(world.antom.frames).toHaveLength(1)
  })

  test('that is prevented goes nowhere, and a new session is opened', async () => {
    const world = await open({ acts: { on: 'redirect', act: 'prevent', times: 1 } })
    deeds.redirect(world, [bank, null])
    expect(world.antom.heard).toEqual([])
    deeds.offer(world, 'text')
    await drain()
    expect(world.antom.frames).toHaveLength(2)
  })

  test('in the message that closed the page is neither told nor followed', async () => {
    const world = await open()
    deeds.redirect(world, [bank, 'CANCEL'])
    expect(fixture.told).toEqual(['ready', 'paymentCanceled'])
    expect(world.antom.heard).toEqual([])
  })

  test('of a page that a new session has just replaced is ignored', async () => {
    const world = await open()
    deeds.offer(world, 'text')
    deeds.redirect(world, [bank, null])
    deeds.say(world, ['SUCCESSFUL', null])
    // Neither was the payment submitted: it can be moved.
    world.call('mount', world.hosts[1])
    await drain()
    expect(fixture.told).toEqual(['ready', 'ready'])
    expect(world.antom.heard).toEqual([])
    expect(world.live()!.element.parentNode).toBe(world.hosts[1])
  })

  test('whose listener brought a new session is not followed', async () => {
    const world = await open({ acts: { on: 'redirect', act: 'session', times: 1 } })
    deeds.redirect(world, [bank, null])
    expect(world.antom.heard).toEqual([])
    world.call('mount', world.hosts[1])
    await drain()
    expect(world.live()!.element.parentNode).toBe(world.hosts[1])
  })
})

describe('a page of the shop in the frame, where a wallet led back to', () => {
  const back = new URL('#back', location.href).href
  const comeBack = (world: ReturnType<typeof begin>): void => {
    const { element } = world.live()!
    Object.defineProperty(element, 'contentDocument', { value: { URL: back } })
    world.load()
  }

  test('is shown on the whole page', async () => {
    const world = await open()
    comeBack(world)
    expect(fixture.told).toEqual(['ready', 'redirect'])
    expect(location.href).toBe(back)
    location.hash = ''
  })

  test.each(['prevent', 'unmount', 'session'] as const)(
    'is not, if a listener does this: %s',
    async (act) => {
      const world = await open({ acts: { on: 'redirect', act, times: 1 } })
      comeBack(world)
      expect(world.acted).toEqual([act])
      expect(location.hash).toBe('')
    },
  )
})

describe('a payment message', () => {
  test('is one change of the state', async () => {
    const world = await open()
    const seen: string[] = []
    world.checkout.subscribe(({ status }) => seen.push(status))
    deeds.say(world, ['FAIL', 'INVALID_CVV'])
    deeds.say(world, ['SUCCESSFUL', null])
    expect(seen).toEqual(['failed', 'succeeded'])
  })

  test('CANCEL is no submission', async () => {
    const world = await open()
    deeds.say(world, ['CANCEL', null])
    deeds.set(world, 'invalid')
    await drain()
    expect(world.checkout.state).toMatchObject({
      status: 'error',
      error: { code: 'INVALID_OPTIONS' },
    })
  })

  test('is verified, and a later one does not replace it', async () => {
    const world = begin()
    const asked: string[] = []
    world.setOptions({
      verifyPayment: async ({ type }) => {
        asked.push(type)
        return 'PENDING'
      },
    })
    world.call('mount', world.hosts[0])
    await drain()
    deeds.say(world, ['SUCCESSFUL', null])
    deeds.say(world, ['PROCESSING', null])
    await pass(3000)
    expect(asked).toEqual(['paymentSuccessful', 'paymentSuccessful'])
  })

  test('is made up as PROCESSING where the server is asked without one', async () => {
    const world = begin({
      session: 'none',
      fetches: true,
      automatic: { ...silent, session: false },
    })
    const asked: unknown[] = []
    world.setOptions({
      verifyPayment: async (event) => {
        asked.push(event)
        return 'SUCCESS'
      },
    })
    world.call('mount', world.hosts[0])
    await drain()
    deeds.session(world, ['PROCESSING', false])
    await drain()
    expect(asked).toEqual([{ type: 'paymentProcessing', code: 'SDK_PAYMENT_PROCESSING' }])
  })

  test('that closes the page leaves no second page behind', async () => {
    const world = await open()
    const { element } = world.live()!
    deeds.say(world, ['CANCEL', null])
    expect(world.antom.alive()).toEqual([])
    deeds.set(world, 'title')
    expect(element.title).not.toBe('Pay') // It is let go.
    world.unmount()
    world.call('mount', world.hosts[0])
    await drain()
    expect(world.antom.alive()).toHaveLength(1)
  })
})

test('a forged message is reported without its content', async () => {
  const world = await open()
  deeds.forge(world, ['page', 'SUCCESSFUL'])
  expect(fixture.told).toEqual(['ready', 'messageBlocked'])
})

test('a frame that was appended elsewhere loads again, and is ready without a second ready event', async () => {
  const world = await open({ automatic: silent })
  world.load()
  deeds.move(world, 0)
  await drain()
  expect(world.checkout.state).toMatchObject({ status: 'loading', phase: 'page', pageOpen: true })
  world.load()
  expect(world.checkout.state.status).toBe('ready')
  expect(fixture.told).toEqual(['ready'])
})

test.each([
  ['SUCCESSFUL', null, false],
  ['FAIL', 'ORDER_IS_CLOSED', false],
  ['FAIL', 'INVALID_CVV', true],
] as const)(
  "with releaseOn: 'result', the page is open after %s %s: %s",
  async (code, result, isOpen) => {
    const world = await open({ releases: true })
    deeds.say(world, [code, result])
    expect(world.checkout.state.pageOpen).toBe(isOpen)
    expect(world.antom.alive()).toHaveLength(isOpen ? 1 : 0)
  },
)

test("with releaseOn: 'result', a claim that is being verified frees the page", async () => {
  const world = await open({ releases: true, verifies: true })
  deeds.say(world, ['SUCCESSFUL', null])
  expect(world.checkout.state).toMatchObject({ status: 'verifying', pageOpen: false })
})
