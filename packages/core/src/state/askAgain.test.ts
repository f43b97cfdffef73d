import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { CheckoutError } from '../errors.ts'
import { askAgain } from './askAgain.ts'
import { isFinalStatus } from './results.ts'

/** How often the server is asked, and how its answers end the verification (DESIGN.md#verification). */

interface Asked {
  readonly signals: AbortSignal[]
  readonly settled: [answer: unknown, error?: CheckoutError | undefined][]
  readonly stop: () => void
}

/** Begins to ask. Each ask takes the next answer, the last one for ever. A function is called. */
function begin(...answers: unknown[]): Asked {
  const signals: AbortSignal[] = []
  const settled: Asked['settled'] = []
  const stop = askAgain(
    async (signal) => {
      signals.push(signal)
      const answer = answers.length > 1 ? answers.shift() : answers[0]
      return (typeof answer === 'function' ? answer() : answer) as never
    },
    10_000,
    (...args) => void settled.push(args),
  )
  return { signals, settled, stop }
}

const fail = (): never => {
  throw new Error('offline')
}
const never = (): Promise<never> => new Promise(() => {})
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms)

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a verification', () => {
  test.each(['SUCCESS', 'FAIL', 'CANCELLED'])(
    'ends with %s, once, and asks no more',
    async (answer) => {
      const { signals, settled } = begin('PROCESSING', answer)
      await pass(2999)
      expect(signals).toHaveLength(1)
      await pass(1)
      expect(settled).toEqual([[answer]])
      expect(signals[0]!.aborted).toBe(true)
      expect(vi.getTimerCount()).toBe(0)
      await pass(60_000)
      expect(signals).toHaveLength(2)
      expect(settled).toHaveLength(1)
    },
  )

  test.each(['PROCESSING', 'PENDING'])(
    'that gets %s until its time is over ends without an error',
    async (answer) => {
      const { signals, settled } = begin(answer)
      await pass(10_000)
      expect(signals).toHaveLength(4)
      expect(settled).toEqual([[undefined, undefined]])
      await pass(60_000)
      expect(signals).toHaveLength(4)
      expect(settled).toHaveLength(1)
    },
  )

  test.each([
    ['throws', fail],
    ['gives no status', 'PAID'],
    ['gives a status in a list', ['SUCCESS']],
    ['says nothing', undefined],
    ['does not answer', never],
  ])('whose last ask %s ends with an error, whatever came before', async (_, last) => {
    const { settled } = begin('PENDING', 'PENDING', last)
    await pass(10_000)
    expect(settled).toEqual([
      [undefined, expect.objectContaining({ code: 'VERIFICATION_FAILED', message: '10000 ms' })],
    ])
  })

  test('whose last ask is answered ends without an error, whatever came before', async () => {
    const { settled } = begin(fail, fail, 'PENDING')
    await pass(10_000)
    expect(settled).toEqual([[undefined, undefined]])
  })

  test('keeps a thrown value as the cause', async () => {
    const { settled } = begin(fail)
    await pass(10_000)
    expect(settled[0]![1]!.cause).toEqual(new Error('offline'))
  })

  test('that is over drops a late answer', async () => {
    const { signals, settled } = begin(
      () => new Promise((resolve) => setTimeout(() => resolve('SUCCESS'), 10_001)),
    )
    await pass(60_000)
    expect(signals[0]!.aborted).toBe(true)
    expect(signals).toHaveLength(1)
    expect(settled).toEqual([[undefined, expect.anything()]])
  })

  test.each([
    ['during an ask', never],
    ['between two', 'PENDING'],
  ])('that is stopped %s aborts its ask and reports nothing', async (_, answer) => {
    const { signals, settled, stop } = begin(answer)
    await pass(100)
    stop()
    stop()
    expect(signals[0]!.aborted).toBe(true)
    expect(vi.getTimerCount()).toBe(0)
    await pass(60_000)
    expect(signals).toHaveLength(1)
    expect(settled).toEqual([])
  })

  test('asks nobody if it is stopped in the same task', async () => {
    const { signals, settled, stop } = begin('SUCCESS')
    stop()
    await pass(60_000)
    expect([signals, settled]).toEqual([[], []])
  })

  test('that the first ask stops, before its first await, is not asked again', async () => {
    const asked = vi.fn<() => void>()
    const settled = vi.fn<() => void>()
    const stop = askAgain(
      () => {
        asked()
        stop()
        return Promise.resolve('PENDING')
      },
      10_000,
      settled,
    )
    await pass(60_000)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(settled).not.toHaveBeenCalled()
  })

  test('times out after a minute by default', async () => {
    const settled = vi.fn<() => void>()
    askAgain(never, undefined, settled)
    await pass(59_999)
    expect(settled).not.toHaveBeenCalled()
    await pass(1)
    expect(settled).toHaveBeenCalledTimes(1)
  })
})

test.each([
  ['SUCCESS', true],
  ['FAIL', true],
  ['CANCELLED', true],
  ['PROCESSING', false],
  ['PENDING', false],
  ['success', false],
  ['SUCCESS\n', false],
  [['SUCCESS'], false],
  [undefined, false],
])('a final answer: %j', (answer, expected) => {
  expect(isFinalStatus(answer)).toBe(expected)
})
