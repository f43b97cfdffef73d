import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { within } from './deadline.ts'

const never = new Promise<never>(() => {})

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test.each([
  ['what was asked for', 200, 200],
  ['15 seconds by default', undefined, 15_000],
])('a step times out after %s', async (_, given, ms) => {
  const settled = vi.fn<(error: unknown) => void>()
  void within(given, never, 'SDK_TIMEOUT').catch(settled)
  await vi.advanceTimersByTimeAsync(ms - 1)
  expect(settled).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(settled).toHaveBeenCalledWith(
    expect.objectContaining({ code: 'SDK_TIMEOUT', message: `${ms} ms` }),
  )
})

test('a step in time returns its result, and leaves no timer', async () => {
  await expect(within(200, Promise.resolve('done'), 'SDK_TIMEOUT')).resolves.toBe('done')
  expect(vi.getTimerCount()).toBe(0)
})

test('a step that fails in time rejects with its own error, and leaves no timer', async () => {
  const error = new Error('offline')
  await expect(within(200, Promise.reject(error), 'SDK_TIMEOUT')).rejects.toBe(error)
  expect(vi.getTimerCount()).toBe(0)
})
