import { expect, test } from 'vitest'
import { createChanges } from './changes.ts'

const A_DAY_MS = 24 * 60 * 60 * 1000

test('a change wakes everybody who waits, long before their time', async () => {
  const changes = createChanges()
  const waiting = [changes.next(A_DAY_MS), changes.next(A_DAY_MS)]
  changes.tell()
  await expect(Promise.all(waiting)).resolves.toHaveLength(2)
})

test('without a change, waiting ends with its time', async () => {
  await expect(createChanges().next(1)).resolves.toBeUndefined()
})

test('a change of before wakes nobody', async () => {
  const changes = createChanges()
  changes.tell()
  let isAwake = false
  void changes.next(A_DAY_MS).then(() => (isAwake = true))
  await Promise.resolve()
  expect(isAwake).toBe(false)
  changes.tell()
})
