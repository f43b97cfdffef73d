import { describe, expect, test } from 'vitest'
import { CheckoutError } from './errors.ts'
import { createRuns } from './run.ts'
import type { Known } from './state/payment.ts'

/** The newest attempt, and the promise that callers wait for (DESIGN.md#runs). */

const known: Known = { submitted: true }

/** Runs with a result that may change. */
function create() {
  let result = 'first'
  const runs = createRuns(() => result)
  return { runs, end: (next: string) => void (result = next) }
}
/** The result of a promise, or `pending`. */
const stateOf = async (promise: Promise<string>): Promise<string> =>
  Promise.race([promise, new Promise<string>((resolve) => setTimeout(resolve, 0, 'pending'))])

describe('a run', () => {
  test('exists before any was begun, and has no payment', () => {
    const { runs } = create()
    expect(runs.current.signal.aborted).toBe(false)
    expect(runs.current.known).toBeUndefined()
    expect(runs.pending).toBe(false)
  })

  test('is the newest one, and its own signal is not aborted', () => {
    const { runs } = create()
    const run = runs.renew(known)
    expect(runs.current).toBe(run)
    expect(run.known).toBe(known)
    expect(run.signal.aborted).toBe(false)
  })

  test('aborts the older ones', () => {
    const { runs } = create()
    const first = runs.current
    const second = runs.renew()
    expect([first.signal.aborted, second.signal.aborted]).toEqual([true, false])
    runs.renew()
    expect(second.signal.aborted).toBe(true)
  })

  test('does not inherit anything from the run before', () => {
    const { runs } = create()
    const first = runs.renew(known)
    first.question = { type: 'sessionRequired', reason: 'retry' }
    first.isAnswered = true
    expect(runs.renew()).toEqual({ signal: runs.current.signal, known: undefined })
  })
})

describe('a waiting caller', () => {
  test('waits until the run has ended, and gets the result of that moment', async () => {
    const { runs, end } = create()
    const promise = runs.wait()
    expect(runs.pending).toBe(true)
    expect(await stateOf(promise)).toBe('pending')
    end('second')
    runs.settle()
    expect(runs.pending).toBe(false)
    end('third')
    expect(await promise).toBe('second')
  })

  test('gets the same promise as every other caller, whichever run is the newest', () => {
    const { runs } = create()
    const promise = runs.wait()
    runs.renew()
    expect(runs.wait()).toBe(promise)
    expect(runs.promise).toBe(promise)
  })

  test('gets the error that the run ended with', async () => {
    const { runs } = create()
    const promise = runs.wait()
    const error = new CheckoutError('MOUNT_FAILED')
    runs.settle(error)
    expect(runs.pending).toBe(false)
    await expect(promise).rejects.toBe(error)
  })

  test('gets a new promise after the first one has ended', async () => {
    const { runs, end } = create()
    const first = runs.wait()
    runs.settle()
    expect(runs.promise).toBe(first)
    const second = runs.wait()
    expect(second).not.toBe(first)
    end('second')
    runs.settle()
    expect([await first, await second]).toEqual(['first', 'second'])
  })

  test('gets the first end only', async () => {
    const { runs } = create()
    const promise = runs.wait()
    runs.settle()
    runs.settle(new CheckoutError('MOUNT_FAILED'))
    expect(await promise).toBe('first')
  })
})

test('an end without a waiting caller changes nothing', () => {
  const { runs } = create()
  expect(() => runs.settle(new CheckoutError('MOUNT_FAILED'))).not.toThrow()
  expect(runs.pending).toBe(false)
})

test('a failure without a waiting caller is no unhandled rejection', async () => {
  const { runs } = create()
  void runs.wait()
  runs.settle(new CheckoutError('MOUNT_FAILED'))
  // Without it, vitest reports an unhandled rejection, and the test run fails.
  await new Promise((resolve) => setTimeout(resolve, 0))
  expect(runs.pending).toBe(false)
})
