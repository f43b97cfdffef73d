import { afterAll, afterEach, beforeAll, vi } from 'vitest'
import {
  createWorld,
  drain,
  takeTime,
  type CheckoutEvent,
  type Setup,
  type World,
} from './world.ts'

/** One world at a time, for tests that run a few commands by hand. */
interface Fixture {
  readonly world: World
  /** The events of the last listener, without `stateChange`. */
  readonly told: readonly string[]
  /** Builds a world: nothing is mounted yet, and everything loads by itself. */
  readonly begin: (setup?: Partial<Setup>) => World
  /** Builds a world, and mounts its checkout. */
  readonly open: (setup?: Partial<Setup>) => Promise<World>
}

/** Call it at the top of a test file: it fakes the clock, cleans up, and throws uncaught errors. */
export function createFixture(): Fixture {
  let world: World
  let told: string[]
  const begin = (setup: Partial<Setup> = {}): World => {
    told = []
    world = createWorld({
      session: 'text',
      fetches: false,
      verifies: false,
      releases: false,
      asksMerchant: false,
      automatic: { session: true, sdk: true, page: true },
      ...setup,
    })
    world.hear = (event: CheckoutEvent, isLast) => {
      if (isLast && event.type !== 'stateChange') told.push(event.type)
    }
    return world
  }
  beforeAll(takeTime)
  afterAll(() => void vi.useRealTimers())
  afterEach(() => {
    world.close()
    vi.clearAllTimers()
    vi.restoreAllMocks()
    if (world.uncaught.length) throw world.uncaught[0]
  })
  return {
    get world() {
      return world
    },
    get told() {
      return told
    },
    begin,
    async open(setup) {
      begin(setup)
      world.call('mount', world.hosts[0])
      await drain()
      return world
    },
  }
}
