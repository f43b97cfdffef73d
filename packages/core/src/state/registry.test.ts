import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  announce,
  entryOf,
  forgetSessions,
  isLiveElsewhere,
  onNews,
  remember,
  replaceSession,
  share,
  type Entry,
} from './registry.ts'
import type { Session } from '../session/session.ts'
import type { Known, Payment } from './payment.ts'

/** A document's memory of its payments (DESIGN §5, "What is known of a payment belongs to its session"). */

const session = (data: string): Session => ({
  data,
  expiresAt: NaN,
  normalUrl: undefined,
  fetched: false,
})
const one = session('one')
const two = session('two')
const three = session('three')
const inFlight: Known = { submitted: true, inFlight: true }
const failed: Known = { submitted: true, outcome: 'failed' }

/** It stands for a frame: only its place in the document counts. */
const newFrame = (): Element => {
  const frame = document.createElement('div')
  document.body.append(frame)
  return frame
}
let life: AbortController

beforeEach(() => {
  forgetSessions()
  life = new AbortController()
})
afterEach(() => {
  life.abort()
  document.body.replaceChildren()
})

describe('a session', () => {
  test('that nobody has used is not known', () => {
    expect(entryOf('one')).toBeUndefined()
    expect(entryOf(undefined)).toBeUndefined()
  })

  test('is known by its text, and each by its own', () => {
    remember(one, { known: inFlight })
    remember(two, { known: failed })
    expect(entryOf('one')).toMatchObject({ session: one, known: inFlight })
    expect(entryOf('two')).toMatchObject({ session: two, known: failed })
  })

  test('is known as it was last, with the newest answer that it came in', () => {
    remember(one, { known: inFlight })
    const again = { ...one, expiresAt: 1 }
    remember(again, { known: failed })
    expect(entryOf('one')?.known).toBe(failed)
    expect(entryOf('one')?.session).toBe(again)
  })

  test('keeps the environment that its page was opened in', () => {
    remember(one, { known: inFlight, environment: 'prod' })
    remember(one, { known: failed })
    expect(entryOf('one')?.environment).toBe('prod')
  })

  test('is forgotten for tests, and so is every other', () => {
    remember(one, { known: failed })
    remember(two, { known: failed })
    forgetSessions()
    expect([entryOf('one'), entryOf('two')]).toEqual([undefined, undefined])
  })
})

describe('the live pages of a session', () => {
  const frames = (): Entry['frames'] => entryOf('one')?.frames

  test('are all that something was submitted in, each once', () => {
    const [first, second] = [newFrame(), newFrame()]
    remember(one, { known: inFlight, frame: first })
    remember(one, { known: inFlight, frame: second })
    remember(one, { known: failed, frame: first })
    expect(frames()).toEqual([second, first])
  })

  test('stay, where news comes without one', () => {
    const frame = newFrame()
    remember(one, { known: inFlight, frame })
    remember(one, { known: failed })
    expect(frames()).toEqual([frame])
  })

  test('are let go once they have left the document', () => {
    const frame = newFrame()
    remember(one, { known: inFlight, frame })
    frame.remove()
    remember(one, { known: failed })
    expect(frames()).toEqual([])
  })
})

describe('a payment is live elsewhere', () => {
  test('while a page of another checkout has it in flight', () => {
    const frame = newFrame()
    remember(one, { known: inFlight, frame })
    expect(isLiveElsewhere('one', undefined)).toBe(true)
    expect(isLiveElsewhere('one', newFrame())).toBe(true)
    frame.remove()
    expect(isLiveElsewhere('one', undefined)).toBe(false)
  })

  test('not where the page is the one that asks, unless there are others', () => {
    const own = newFrame()
    remember(one, { known: inFlight, frame: own })
    expect(isLiveElsewhere('one', own)).toBe(false)
    remember(one, { known: inFlight, frame: newFrame() })
    expect(isLiveElsewhere('one', own)).toBe(true)
  })

  test('not where nothing is in flight, or no page was opened, or nothing is known', () => {
    remember(one, { known: failed, frame: newFrame() })
    remember(two, { known: inFlight })
    expect(
      ['one', 'two', 'three', undefined].map((text) => isLiveElsewhere(text, undefined)),
    ).toEqual([false, false, false, false])
  })

  test('also by the session that has replaced it', () => {
    remember(one, { known: failed })
    replaceSession('one', two)
    remember(two, { known: inFlight, frame: newFrame() })
    expect(isLiveElsewhere('one', undefined)).toBe(true)
  })
})

describe('a session that another one replaces', () => {
  test('leads to the new one, of which nothing is known yet', () => {
    remember(one, { known: failed })
    replaceSession('one', two)
    expect(entryOf('one')).toMatchObject({ session: two, known: {} })
  })

  test('leads to what is known of the new one', () => {
    remember(one, { known: failed })
    remember(two, { known: inFlight })
    replaceSession('one', two)
    expect(entryOf('one')?.known).toBe(inFlight)
    remember(two, { known: failed })
    expect(entryOf('one')?.known).toBe(failed)
  })

  test('leads to the newest of several', () => {
    remember(one, { known: failed })
    replaceSession('one', two)
    replaceSession('two', three)
    expect(['one', 'two', 'three'].map((text) => entryOf(text)?.session)).toEqual([
      three,
      three,
      three,
    ])
  })

  test('goes on leading there, whatever is still heard of it', () => {
    remember(one, { known: inFlight })
    replaceSession('one', two)
    remember(one, { known: failed })
    expect(entryOf('one')?.session).toBe(two)
  })

  test('is no loss, where nothing is known of it', () => {
    replaceSession('one', two)
    expect([entryOf('one'), entryOf('two')]).toEqual([undefined, undefined])
  })

  test('is not replaced by itself', () => {
    remember(one, { known: failed })
    replaceSession('one', { ...one, expiresAt: 1 })
    expect(entryOf('one')).toMatchObject({ session: one, known: failed })
  })
})

describe('fifty sessions', () => {
  const fill = (count: number): void => {
    for (let index = 1; index <= count; index += 1) {
      remember(session(`other ${index}`), { known: failed })
    }
  }

  test('are kept, and the oldest is let go for one more', () => {
    remember(one, { known: failed })
    fill(49)
    expect(entryOf('one')).toBeDefined()
    fill(50)
    expect(entryOf('one')).toBeUndefined()
    expect(entryOf('other 1')).toBeDefined()
  })

  test('are those of which there was news last', () => {
    remember(one, { known: inFlight })
    fill(49)
    remember(one, { known: failed })
    remember(two, { known: failed })
    expect(entryOf('one')).toBeDefined()
    expect(entryOf('other 1')).toBeUndefined()
  })
})

describe('news of a session', () => {
  const listen = (signal = life.signal) => {
    const listener = vi.fn<(text: string) => void>()
    onNews(signal, listener)
    return listener
  }

  test('reaches every checkout but the one that says it', () => {
    const [own, first, second] = [listen(), listen(), listen()]
    announce(one, own)
    expect(first.mock.calls).toEqual([['one']])
    expect(second.mock.calls).toEqual([['one']])
    expect(own).not.toHaveBeenCalled()
  })

  test('reaches nobody who has stopped', () => {
    const stopped = new AbortController()
    const [listener, other] = [listen(stopped.signal), listen()]
    stopped.abort()
    announce(one, () => {})
    expect(listener).not.toHaveBeenCalled()
    expect(other).toHaveBeenCalledTimes(1)
  })

  test('is no news for a checkout that begins while it is told', () => {
    const late = vi.fn<(text: string) => void>()
    onNews(life.signal, () => onNews(life.signal, late))
    announce(one, () => {})
    expect(late).not.toHaveBeenCalled()
  })

  test('still reaches those who listen, when the sessions are forgotten', () => {
    const listener = listen()
    forgetSessions()
    announce(one, () => {})
    expect(listener).toHaveBeenCalledTimes(1)
  })
})

describe('after an input', () => {
  const before: Payment = { stage: 'ready', session: one, known: failed, pageOpen: true }
  const after: Payment = { ...before, known: inFlight }

  test('what is new of the session is remembered, and the others hear of it', () => {
    expect(share(before, after, 'paymentNotice', undefined)).toBe(one)
    expect(entryOf('one')?.known).toBe(inFlight)
  })

  test('a retry is remembered, and the others go on showing the failure', () => {
    expect(share(before, { ...after, known: {} }, 'begin', undefined)).toBeUndefined()
    expect(entryOf('one')?.known).toEqual({})
  })

  test.each(['known', 'trust'] as const)('of the kind %s nothing is news', (type) => {
    expect(share(before, after, type, undefined)).toBeUndefined()
    expect(entryOf('one')).toBeUndefined()
  })

  test('where nothing is new nobody hears of it, unless an open page goes', () => {
    expect(share(before, { ...before }, 'loaded', undefined)).toBeUndefined()
    expect(share(before, { ...before, pageOpen: false }, 'unmount', undefined)).toBe(one)
  })
})

test('two copies of this module on one page share what they know', async () => {
  vi.resetModules()
  const copy = await import('./registry.ts')
  expect(copy.remember).not.toBe(remember)
  remember(one, { known: inFlight })
  expect(copy.entryOf('one')?.known).toBe(inFlight)
  const listener = vi.fn<(text: string) => void>()
  onNews(life.signal, listener)
  copy.announce(one, () => {})
  expect(listener.mock.calls).toEqual([['one']])
  copy.forgetSessions()
  expect(entryOf('one')).toBeUndefined()
})

test('a session that is paid in after all is replaced by nothing', () => {
  remember(one, { known: inFlight })
  replaceSession('one', two)
  remember(one, { known: { submitted: true, outcome: 'succeeded' } })
  expect(entryOf('one')?.known.outcome).toBe('succeeded')
})

test('a session that comes back after the others were forgotten leads round no circle', () => {
  remember(one, { known: failed })
  replaceSession('one', two)
  replaceSession('two', three)
  remember(one, { known: failed }) // A page of it still speaks.
  for (let at = 0; at < 48; at += 1) remember(session(`other ${at}`), { known: {} })
  replaceSession('two', one)
  expect(entryOf('two')?.session).toBe(one)
})

test('a listener that an earlier one stopped is not told any more', () => {
  const late = vi.fn<() => void>()
  const stopped = new AbortController()
  onNews(life.signal, () => stopped.abort())
  onNews(stopped.signal, late)
  announce(one, () => {})
  expect(late).not.toHaveBeenCalled()
})
