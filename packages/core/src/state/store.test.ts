import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckoutCallbacks, CheckoutEventMap, CheckoutState } from '../events.ts'
import { createStore, type Store } from './store.ts'

/** How the state and the events reach listeners: one test a rule. */

const base = { pageOpen: false, inFlight: false, canRetry: false }
const idle: CheckoutState = { ...base, status: 'idle' }
const ready: CheckoutState = { ...base, status: 'ready' }
const readyEvent = { type: 'ready' } as const
const question = { type: 'sessionRequired', reason: 'retry' } as const

/** What `read` returns; with a listener on `sessionRequired`, `canRetry` is true. */
let state: CheckoutState
let isSilent: boolean
let unanswered: CheckoutEventMap['sessionRequired'] | undefined
let store: Store
let heard: string[]

beforeEach(() => {
  state = idle
  isSilent = false
  unanswered = undefined
  heard = []
  store = createStore(
    (isAsked) => ({ ...state, canRetry: isAsked }),
    () => isSilent,
    () => unanswered,
  )
})

const change = (next: CheckoutState, ...events: Parameters<Store['refresh']>): void => {
  state = next
  store.refresh(...events)
}
const statuses = (name: string): void =>
  void store.on('stateChange', (event) => heard.push(`${name}: ${event.state.status}`))

describe('the state', () => {
  test('is the same object until it changes', () => {
    const before = store.state
    change({ ...idle })
    expect(store.state).toBe(before)
    change(ready)
    expect(store.state).not.toBe(before)
    expect(store.state).toEqual(ready)
  })

  test('is emitted with the state before it, once, and only if it has changed', () => {
    const before = store.state
    const listener = vi.fn<(event: CheckoutEventMap['stateChange']) => void>()
    store.on('stateChange', listener)
    change(ready)
    change({ ...ready })
    expect(listener.mock.calls).toEqual([
      [{ type: 'stateChange', state: store.state, previous: before }],
    ])
  })

  test('is emitted after the events that belong to the change', () => {
    store.on('ready', () => heard.push(`ready: ${store.state.status}`))
    statuses('state')
    change(ready, false, undefined, readyEvent)
    expect(heard).toEqual(['ready: ready', 'state: ready'])
  })

  test('is emitted once if a listener changes it again, and never when it is stale', () => {
    store.on('stateChange', () => {
      if (state === ready) change(idle)
    })
    statuses('second')
    change(ready)
    expect(heard).toEqual(['second: idle'])
  })

  test('is emitted also while nothing is mounted', () => {
    isSilent = true
    statuses('state')
    change(ready)
    expect(heard).toEqual(['state: ready'])
  })
})

describe('an event', () => {
  test('is not emitted while nothing is mounted', () => {
    store.on('ready', () => heard.push('ready'))
    isSilent = true
    store.emit(readyEvent)
    change(ready, readyEvent)
    expect(heard).toEqual([])
  })

  test('does not reach the next listener after one has unmounted the checkout', () => {
    store.on('ready', () => {
      isSilent = true
    })
    store.on('ready', () => heard.push('second'))
    store.emit(readyEvent)
    expect(heard).toEqual([])
  })

  test('reaches nobody after clear()', () => {
    store.on('ready', () => heard.push('ready'))
    store.listen(() => ({ onReady: () => void heard.push('callback') }))
    store.clear()
    store.emit(readyEvent)
    expect(heard).toEqual([])
  })
})

describe('a listener on sessionRequired', () => {
  test('changes the state when it is added, and when it is stopped', () => {
    const stop = store.on('sessionRequired', () => {})
    expect(store.state.canRetry).toBe(true)
    stop()
    expect(store.state.canRetry).toBe(false)
  })

  test('gets a question that is still unanswered, in a microtask', async () => {
    unanswered = question
    const listener = vi.fn<(event: unknown) => void>()
    store.on('sessionRequired', listener)
    expect(listener).not.toHaveBeenCalled()
    await Promise.resolve()
    expect(listener.mock.calls).toEqual([[question]])
  })
})

describe('callbacks that may change', () => {
  let callbacks: CheckoutCallbacks

  beforeEach(() => {
    callbacks = {}
  })

  test('are those of the time of the event', () => {
    store.listen(() => callbacks)
    store.emit(readyEvent)
    callbacks = { onReady: () => void heard.push('first') }
    store.emit(readyEvent)
    callbacks = { onReady: () => void heard.push('second') }
    store.emit(readyEvent)
    callbacks = {}
    store.emit(readyEvent)
    expect(heard).toEqual(['first', 'second'])
  })

  test('get the event, each its own', () => {
    const onReady = vi.fn<(event: unknown) => void>()
    const onStateChange = vi.fn<(event: { state: CheckoutState }) => void>()
    store.listen(() => ({ onReady, onStateChange }))
    change(ready, readyEvent)
    expect(onReady.mock.calls).toEqual([[readyEvent]])
    expect(onStateChange.mock.calls.map(([event]) => event.state)).toEqual([ready])
  })

  test('are a way to get a session only if there is one for sessionRequired', () => {
    callbacks = { onReady: () => {} }
    store.listen(() => callbacks)
    expect(store.state.canRetry).toBe(false)
    callbacks = { onSessionRequired: () => {} }
    store.refresh()
    expect(store.state.canRetry).toBe(true)
    callbacks = {}
    store.refresh()
    expect(store.state.canRetry).toBe(false)
  })

  test('get a question that is still unanswered, if one is given for it', async () => {
    unanswered = question
    const onSessionRequired = vi.fn<(event: unknown) => void>()
    store.listen(() => callbacks)
    await Promise.resolve()
    callbacks = { onSessionRequired }
    store.listen(() => callbacks)
    await Promise.resolve()
    expect(onSessionRequired.mock.calls).toEqual([[question]])
  })

  test('are not called after they are stopped', () => {
    const stop = store.listen(() => ({ onReady: () => void heard.push('ready') }))
    stop()
    stop()
    store.emit(readyEvent)
    expect(heard).toEqual([])
  })

  test('of which one throws stop no others', () => {
    const reported = vi.fn<(error: unknown) => void>()
    vi.stubGlobal('reportError', reported)
    const error = new Error('mine')
    store.listen(() => ({
      onReady() {
        throw error
      },
    }))
    store.listen(() => ({ onReady: () => void heard.push('second') }))
    store.emit(readyEvent)
    vi.unstubAllGlobals()
    expect(heard).toEqual(['second'])
    expect(reported.mock.calls).toEqual([[error]])
  })
})
