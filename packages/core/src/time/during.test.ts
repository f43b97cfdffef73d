import { describe, expect, test, vi } from 'vitest'
import { during } from './during.ts'

/** The log of starts and stops. */
function begin() {
  const log: string[] = []
  const want = during((key: string) => {
    log.push(`start ${key}`)
    return () => void log.push(`stop ${key}`)
  })
  return { log, want }
}

describe('something that runs while it is wanted', () => {
  test('does not start before it is wanted', () => {
    const { log, want } = begin()
    want(undefined)
    expect(log).toEqual([])
  })

  test('starts once, however often it is wanted', () => {
    const { log, want } = begin()
    want('a')
    want('a')
    expect(log).toEqual(['start a'])
  })

  test('stops once, when it is not wanted any more', () => {
    const { log, want } = begin()
    want('a')
    want(undefined)
    want(undefined)
    expect(log).toEqual(['start a', 'stop a'])
  })

  test('stops before another one starts', () => {
    const { log, want } = begin()
    want('a')
    want('b')
    expect(log).toEqual(['start a', 'stop a', 'start b'])
  })

  test('starts again, when it is wanted again', () => {
    const { log, want } = begin()
    want('a')
    want(undefined)
    want('a')
    expect(log).toEqual(['start a', 'stop a', 'start a'])
  })

  test('starts for an empty text, too: only undefined means that it is not wanted', () => {
    const { log, want } = begin()
    want('')
    want(undefined)
    expect(log).toEqual(['start ', 'stop '])
  })

  test('starts anew for an equal object', () => {
    const start = vi.fn<(key: object) => () => void>(() => () => {})
    const want = during(start)
    want({})
    want({})
    expect(start).toHaveBeenCalledTimes(2)
  })
})
