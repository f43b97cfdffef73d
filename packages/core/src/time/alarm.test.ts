import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAlarm, type Alarm } from './alarm.ts'

/** The clock that a session runs out by: one test a rule. */

const now = Date.parse('2030-01-01T12:00:00Z')
const day = 24 * 60 * 60 * 1000
const ring = vi.fn<() => void>()
let time: number | undefined
let alarm: Alarm

beforeEach(() => {
  vi.useFakeTimers({ now })
  ring.mockReset()
  alarm = createAlarm(() => time, ring)
})
afterEach(() => void vi.useRealTimers())

describe('an alarm', () => {
  test('rings when the time passes, once, and not earlier', () => {
    time = now + 1000
    alarm.look()
    vi.advanceTimersByTime(999)
    expect(ring).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(ring).toHaveBeenCalledTimes(1)
    vi.advanceTimersByTime(day)
    expect(ring).toHaveBeenCalledTimes(1)
  })

  test.each([0, -1000])('rings at once if the time has passed: %i ms', (left) => {
    time = now + left
    alarm.look()
    expect(ring).toHaveBeenCalledTimes(1)
  })

  test.each([undefined, NaN])('never rings at the time %s', (never) => {
    time = never
    alarm.look()
    vi.advanceTimersByTime(100 * day)
    expect(ring).not.toHaveBeenCalled()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('rings after more than 24.8 days, the longest timer of a browser', () => {
    time = now + 60 * day
    alarm.look()
    vi.advanceTimersByTime(60 * day - 1)
    expect(ring).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(ring).toHaveBeenCalledTimes(1)
  })

  test('rings on the next look after the computer has slept', () => {
    time = now + 1000
    alarm.look()
    // The clock goes on while timers stand still.
    vi.setSystemTime(now + 5000)
    alarm.look()
    expect(ring).toHaveBeenCalledTimes(1)
    expect(vi.getTimerCount()).toBe(0)
  })

  test('follows a time that has changed since, and has one timer', () => {
    time = now + 1000
    alarm.look()
    time = now + 3000
    alarm.look()
    expect(vi.getTimerCount()).toBe(1)
    vi.advanceTimersByTime(2999)
    expect(ring).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(ring).toHaveBeenCalledTimes(1)
  })

  test('does not ring after it is stopped, and can be set again', () => {
    time = now + 1000
    alarm.look()
    alarm.stop()
    alarm.stop()
    vi.advanceTimersByTime(1000)
    expect(ring).not.toHaveBeenCalled()
    alarm.look()
    expect(ring).toHaveBeenCalledTimes(1)
  })
})
