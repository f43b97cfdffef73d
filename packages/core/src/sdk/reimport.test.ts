import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reimport } from './reimport.ts'

/** The address that a module is imported from after an import failed. */

const address = 'http://cdn.test/chunk.js'
vi.mock('http://cdn.test/chunk.js?5', () => ({ from: 'another address' }))

beforeEach(() => void vi.spyOn(Date, 'now').mockReturnValue(5))
afterEach(() => void vi.restoreAllMocks())

/** Fails once, then loads. */
const loader = (error: unknown): (() => Promise<unknown>) =>
  vi
    .fn<() => Promise<unknown>>()
    .mockRejectedValueOnce(error)
    .mockResolvedValue({ from: 'the loader' })

test.each([address, `${address}?4`, `${address}#part`, `${address} (it was refused)`])(
  'a module whose import failed in a browser (%s) is imported from another address',
  async (named) => {
    const error = new TypeError(`error loading dynamically imported module: ${named}`)
    const load = loader(error)
    await expect(reimport(load)).rejects.toBe(error)
    expect(await reimport(load)).toMatchObject({ from: 'another address' })
    expect(load).toHaveBeenCalledTimes(1)
  },
)

test.each([
  ["a bundler's own error", new Error(`Loading chunk 1 failed. ${address}`)],
  ['an error without an address', new TypeError('Importing a module script failed.')],
])('after %s the loader is asked again', async (_, error) => {
  const load = loader(error)
  await expect(reimport(load)).rejects.toBe(error)
  expect(await reimport(load)).toEqual({ from: 'the loader' })
})

test('a failed import of one loader does not affect another loader', async () => {
  const load = loader(new TypeError(address))
  await expect(reimport(load)).rejects.toThrow(address)
  expect(await reimport(async () => 'other')).toBe('other')
})
