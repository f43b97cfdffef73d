import { afterEach, expect, test, vi } from 'vitest'
import { createEmitter, type Emitter } from './emitter.ts'

interface Events {
  ready: { readonly type: 'ready' }
  other: { readonly type: 'other' }
}

const create = (changed = (): void => {}): Emitter<Events> =>
  createEmitter<Events>(changed, () => undefined)
const ready = { type: 'ready' } as const

afterEach(() => void vi.unstubAllGlobals())

test('listeners get their own events, in the order they were added', () => {
  const heard: string[] = []
  const { on, emit } = create()
  on('ready', () => heard.push('first'))
  on('other', () => heard.push('other'))
  on('ready', () => heard.push('second'))
  emit(ready)
  expect(heard).toEqual(['first', 'second'])
})

test('a listener that an earlier one removed is not called any more, and one that it added not yet', () => {
  const heard: string[] = []
  const { on, emit } = create()
  on('ready', () => {
    stop()
    on('ready', () => heard.push('added'))
  })
  const stop = on('ready', () => heard.push('stopped'))
  emit(ready)
  expect(heard).toEqual([])
  emit(ready)
  expect(heard).toEqual(['added'])
})

test('an event that is over reaches no further listener', () => {
  const heard: string[] = []
  const { on, emit } = create()
  on('ready', () => heard.push('first'))
  on('ready', () => heard.push('second'))
  emit(ready, () => heard.length > 0)
  expect(heard).toEqual(['first'])
})

test('a listener that throws stops no other, and is reported', () => {
  const reported = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', reported)
  const heard: string[] = []
  const { on, emit } = create()
  const error = new Error('mine')
  on('ready', () => {
    throw error
  })
  on('ready', () => heard.push('second'))
  emit(ready)
  expect(heard).toEqual(['second'])
  expect(reported.mock.calls).toEqual([[error]])
})

test('the emitter knows whether there are listeners, and reports when that changes', () => {
  const changed = vi.fn<() => void>()
  const { on, has, clear } = create(changed)
  const stop = on('ready', () => {})
  expect([has('ready'), has('other'), changed.mock.calls.length]).toEqual([true, false, 1])
  stop()
  stop()
  expect(has('ready')).toBe(false)
  expect(changed.mock.calls.length).toBeGreaterThan(1)
  on('other', () => {})
  clear()
  expect(has('other')).toBe(false)
})

/** An event that waits for an answer, such as `sessionRequired`. */
function createUnanswered() {
  let question: Events['ready'] | undefined = ready
  const emitter = createEmitter<Events>(
    () => {},
    () => question,
  )
  return { ...emitter, ask: (next: Events['ready'] | undefined) => void (question = next) }
}
const turn = (): Promise<void> => Promise.resolve()

test('a listener that is added late gets an unanswered event, once and after it was added', async () => {
  const { on } = createUnanswered()
  const heard = vi.fn<(event: unknown) => void>()
  on('ready', heard)
  expect(heard).not.toHaveBeenCalled()
  await turn()
  await turn()
  expect(heard.mock.calls).toEqual([[ready]])
  expect(heard.mock.calls[0]![0]).toBe(ready)
})

test('an unanswered event is repeated to the late listener only', async () => {
  const { on } = createUnanswered()
  const first = vi.fn<() => void>()
  on('ready', first)
  await turn()
  on('other', first)
  on('ready', () => {})
  await turn()
  expect(first).toHaveBeenCalledTimes(1)
})

test.each<[string, Events['ready'] | undefined]>([
  ['answered', undefined],
  ['asked anew', { type: 'ready' }],
])('a late listener does not get an event that was %s meanwhile', async (_, next) => {
  const { on, ask } = createUnanswered()
  const heard = vi.fn<() => void>()
  on('ready', heard)
  ask(next)
  await turn()
  expect(heard).not.toHaveBeenCalled()
})

test.each<[string, (emitter: Emitter<Events>, stop: () => void) => void]>([
  ['stopped', (_, stop) => stop()],
  ['cleared', ({ clear }) => clear()],
])('a late listener that is %s at once gets nothing', async (_, end) => {
  const emitter = createUnanswered()
  const heard = vi.fn<() => void>()
  end(emitter, emitter.on('ready', heard))
  await turn()
  expect(heard).not.toHaveBeenCalled()
})

test('a late listener that throws is reported', async () => {
  const reported = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', reported)
  const error = new Error('mine')
  const { on } = createUnanswered()
  on('ready', () => {
    throw error
  })
  await turn()
  expect(reported.mock.calls).toEqual([[error]])
})
