import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Session } from '../session/session.ts'
import type { Known, Payment } from './payment.ts'
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

/** The facts about payments that a document remembers (DESIGN.md#a-payment-belongs-to-its-session). */

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
  test('that was never used is not known', () => {
    expect(entryOf('one')).toBeUndefined()
    expect(entryOf(undefined)).toBeUndefined()
  })

  test('is known by its text, separately from others', () => {
    remember(one, { known: inFlight })
    remember(two, { known: failed })
    expect(entryOf('one')).toMatchObject({ session: one, known: inFlight })
    expect(entryOf('two')).toMatchObject({ session: two, known: failed })
  })

  test('has its last facts, and the newest response that it came in', () => {
    remember(one, { known: inFlight })
    const again = { ...one, expiresAt: 1 }
    remember(again, { known: failed })
    expect(entryOf('one')?.known).toBe(failed)
    expect(entryOf('one')?.session).toBe(again)
  })

  test('keeps the environment in which its page was opened', () => {
    remember(one, { known: inFlight, environment: 'prod' })
    remember(one, { known: failed })
    expect(entryOf('one')?.environment).toBe('prod')
  })

  test('can be forgotten for tests, with all others', () => {
    remember(one, { known: failed })
    remember(two, { known: failed })
    forgetSessions()
    expect([entryOf('one'), entryOf('two')]).toEqual([undefined, undefined])
  })
})

describe('the live pages of a session', () => {
  const frames = (): Entry['frames'] => entryOf('one')?.frames

  test('are all pages in which something was submitted, each once', () => {
    const [first, second] = [newFrame(), newFrame()]
    remember(one, { known: inFlight, frame: first })
    remember(one, { known: inFlight, frame: second })
    remember(one, { known: failed, frame: first })
    expect(frames()).toEqual([second, first])
  })

  test('stay after news without a page', () => {
    const frame = newFrame()
    remember(one, { known: inFlight, frame })
    remember(one, { known: failed })
    expect(frames()).toEqual([frame])
  })

  test('are removed once they have left the document', () => {
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

  test('not if the page is the own one, unless there are others', () => {
    const own = newFrame()
    remember(one, { known: inFlight, frame: own })
    expect(isLiveElsewhere('one', own)).toBe(false)
    remember(one, { known: inFlight, frame: newFrame() })
    expect(isLiveElsewhere('one', own)).toBe(true)
  })

  test('not if nothing is in flight, no page was opened, or nothing is known', () => {
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
  test('leads to the new one, without facts at first', () => {
    remember(one, { known: failed })
    replaceSession('one', two)
    expect(entryOf('one')).toMatchObject({ session: two, known: {} })
  })

  test('leads to the facts of the new one', () => {
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

  test('still leads there after more messages of the old one', () => {
    remember(one, { known: inFlight })
    replaceSession('one', two)
    remember(one, { known: failed })
    expect(entryOf('one')?.session).toBe(two)
  })

  test('needs no entry, if nothing is known of it', () => {
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

  test('are kept, and one more removes the oldest', () => {
    remember(one, { known: failed })
    fill(49)
    expect(entryOf('one')).toBeDefined()
    fill(50)
    expect(entryOf('one')).toBeUndefined()
    expect(entryOf('other 1')).toBeDefined()
  })

  test('are those with the newest news', () => {
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

  test('reaches every checkout but its sender', () => {
    const [own, first, second] = [listen(), listen(), listen()]
    announce(one, own)
    expect(first.mock.calls).toEqual([['one']])
    expect(second.mock.calls).toEqual([['one']])
    expect(own).not.toHaveBeenCalled()
  })

  test('reaches no checkout that has stopped', () => {
    const stopped = new AbortController()
    const [listener, other] = [listen(stopped.signal), listen()]
    stopped.abort()
    announce(one, () => {})
    expect(listener).not.toHaveBeenCalled()
    expect(other).toHaveBeenCalledTimes(1)
  })

  test('does not reach a checkout that begins meanwhile', () => {
    const late = vi.fn<(text: string) => void>()
    onNews(life.signal, () => onNews(life.signal, late))
    announce(one, () => {})
    expect(late).not.toHaveBeenCalled()
  })

  test('still reaches the listeners after the sessions are forgotten', () => {
    const listener = listen()
    forgetSessions()
    announce(one, () => {})
    expect(listener).toHaveBeenCalledTimes(1)
  })
})

describe('after an input', () => {
  const before: Payment = { stage: 'ready', session: one, known: failed, pageOpen: true }
  const after: Payment = { ...before, known: inFlight }

  test('new facts are remembered, and the others get news', () => {
    expect(share(before, after, 'paymentNotice', undefined)).toBe(one)
    expect(entryOf('one')?.known).toBe(inFlight)
  })

  test('a retry is remembered, and the others still show the failure', () => {
    expect(share(before, { ...after, known: {} }, 'begin', undefined)).toBeUndefined()
    expect(entryOf('one')?.known).toEqual({})
  })

  test.each(['known', 'trust'] as const)('of the kind %s there is no news', (type) => {
    expect(share(before, after, type, undefined)).toBeUndefined()
    expect(entryOf('one')).toBeUndefined()
  })

  test('without new facts there is no news, unless an open page goes', () => {
    expect(share(before, { ...before }, 'loaded', undefined)).toBeUndefined()
    expect(share(before, { ...before, pageOpen: false }, 'unmount', undefined)).toBe(one)
  })
})

test('two copies of this module on one page share their facts', async () => {
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

test('a session that is paid in after all is not replaced any more', () => {
  remember(one, { known: inFlight })
  replaceSession('one', two)
  remember(one, { known: { submitted: true, outcome: 'succeeded' } })
  expect(entryOf('one')?.known.outcome).toBe('succeeded')
})

test('a session that comes back after the others were forgotten does not lead in a circle', () => {
  remember(one, { known: failed })
  replaceSession('one', two)
  replaceSession('two', three)
  remember(one, { known: failed }) // A page of the old session still sends messages.
  for (let at = 0; at < 48; at += 1) remember(session(`other ${at}`), { known: {} })
  replaceSession('two', one)
  expect(entryOf('two')?.session).toBe(one)
})

test('a listener that an earlier one stopped is not called any more', () => {
  const late = vi.fn<() => void>()
  const stopped = new AbortController()
  onNews(life.signal, () => stopped.abort())
  onNews(stopped.signal, late)
  announce(one, () => {})
  expect(late).not.toHaveBeenCalled()
})
