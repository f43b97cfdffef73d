import { expect, test, vi } from 'vitest'
import { repeat } from './repeat.ts'

test('a task runs at once and again, also after it failed, and not after the stop', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const task = vi.fn<() => Promise<void>>(async () => {})
  task.mockRejectedValueOnce(new Error('no answer'))
  const stop = repeat(task, 1)
  expect(task).toHaveBeenCalledTimes(1)
  await expect.poll(() => task.mock.calls.length).toBeGreaterThan(2)
  expect(log).toHaveBeenCalledTimes(1)
  await stop()
  const { length } = task.mock.calls
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(task).toHaveBeenCalledTimes(length)
  log.mockRestore()
})

test('the stop waits for a run that has begun', async () => {
  let finish = (): void => {}
  let isDone = false
  const stop = repeat(() => new Promise<void>((resolve) => (finish = resolve)), 1)
  const stopped = stop().then(() => (isDone = true))
  await Promise.resolve()
  expect(isDone).toBe(false)
  finish()
  await stopped
})
