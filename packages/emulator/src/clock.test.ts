import { expect, test, vi } from 'vitest'
import { createClock, type ClockKind } from './clock.ts'

const kinds: ClockKind[] = ['real', 'manual']

test('a manual clock stands still until it is turned', async () => {
  vi.useFakeTimers()
  try {
    const clock = createClock('manual')
    const before = clock.now()
    const stop = clock.after(1000, () => expect.unreachable('nobody has turned the clock'))
    vi.advanceTimersByTime(5000)
    expect(clock.now()).toBe(before)
    stop()
    await clock.advance('2 min')
    expect(clock.now()).toBe(before + 120_000)
  } finally {
    vi.useRealTimers()
  }
})

test.each(kinds)('a %s clock runs what falls due, in order and at its own time', async (kind) => {
  const clock = createClock(kind)
  const start = clock.now()
  const seen: [string, number][] = []
  const note = (name: string) => (): void => {
    seen.push([name, Math.round((clock.now() - start) / 1000)])
  }
  clock.after(60_000, note('minute'))
  clock.after(10_000, () => {
    note('ten')()
    // Scheduled on the way, and due before the end.
    clock.after(5000, note('fifteen'))
  })
  clock.after(3_600_000, note('hour'))
  clock.after(20_000, note('stopped'))()
  await clock.advance('1 min')
  expect(seen).toEqual([
    ['ten', 10],
    ['fifteen', 15],
    ['minute', 60],
  ])
  clock.stop()
})

test('advance() waits for what it has started, and two of them go one after the other', async () => {
  const clock = createClock('manual')
  const start = clock.now()
  const seen: number[] = []
  clock.after(1000, async () => {
    await Promise.resolve()
    seen.push(clock.now() - start)
  })
  clock.after(3000, () => void seen.push(clock.now() - start))
  await Promise.all([clock.advance('2 s'), clock.advance('2 s')])
  expect(seen).toEqual([1000, 3000])
  expect(clock.now() - start).toBe(4000)
})

test('a real clock goes on by itself, also after it was turned', async () => {
  vi.useFakeTimers()
  try {
    const clock = createClock()
    let rang = 0
    clock.after(60_000, () => void (rang += 1))
    clock.after(90_000, () => void (rang += 1))
    await clock.advance('50 s')
    expect(rang).toBe(0)
    vi.advanceTimersByTime(10_000)
    expect(rang).toBe(1)
    vi.advanceTimersByTime(30_000)
    expect(rang).toBe(2)
    // Longer than a timer of the platform can be.
    clock.after(40 * 86_400_000, () => void (rang += 1))
    vi.advanceTimersByTime(39 * 86_400_000)
    expect(rang).toBe(2)
    vi.advanceTimersByTime(86_400_000)
    expect(rang).toBe(3)
  } finally {
    vi.useRealTimers()
  }
})

test.each(['', 'soon', '2', '2 weeks', '-1 s', -1, NaN, Infinity, '1 constructor'])(
  'the clock cannot be turned by %j',
  async (time) => {
    await expect(createClock('manual').advance(time)).rejects.toThrow('A time must be')
  },
)
