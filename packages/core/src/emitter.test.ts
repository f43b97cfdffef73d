import { afterEach, expect, test, vi } from 'vitest'
import { createEmitter, type Emitter } from './emitter.ts'

interface Events {
  ready: { readonly type: 'ready' }
  other: { readonly type: 'other' }
}

const create = (changed = (): void => {}): Emitter<Events> => createEmitter<Events>(changed)
const ready = { type: 'ready' } as const

afterEach(() => void vi.unstubAllGlobals())

test('listeners hear their own events, in the order they came', () => {
  const heard: string[] = []
  const { on, emit } = create()
  on('ready', () => heard.push('first'))
  on('other', () => heard.push('other'))
  on('ready', () => heard.push('second'))
  emit(ready)
  expect(heard).toEqual(['first', 'second'])
})

test('a listener that an earlier one stopped or added is not called any more, or not yet', () => {
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

test('nobody hears of what is over', () => {
  const heard: string[] = []
  const { on, emit } = create()
  on('ready', () => heard.push('first'))
  on('ready', () => heard.push('second'))
  emit(ready, () => heard.length > 0)
  expect(heard).toEqual(['first'])
})

test('a listener that throws stops nobody, and is reported', () => {
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

test('who listens is known, and that it changed is told', () => {
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
