import { expect, test } from 'vitest'
import { createCallLog, KEPT_CALLS, type Call } from '../gateway/callLog.ts'
import { refusal } from '../gateway/result.ts'
import type { Entry } from './entry.ts'
import { createTimeline, KEPT_ENTRIES } from './timeline.ts'

const entry = (detail: string): Omit<Entry, 'id' | 'time'> => ({
  kind: 'clock',
  title: 'Clock',
  detail,
  tone: 'plain',
})

test('entries are numbered and timed, and listeners get each of them until they stop', () => {
  let now = 5
  const timeline = createTimeline(() => now)
  const heard: string[] = []
  const stop = timeline.subscribe(({ id, time, detail }) => heard.push(`${id} ${time} ${detail}`))
  timeline.add(entry('a'))
  timeline.clear()
  now = 7
  timeline.add(entry('b'))
  stop()
  stop()
  timeline.add(entry('c'))
  expect(heard).toEqual(['1 5 a', '2 7 b'])
  expect(timeline.list().map(({ id }) => id)).toEqual([2, 3])
})

test('the newest entries and calls are kept, and their number has a limit', () => {
  const timeline = createTimeline(() => 0)
  const calls = createCallLog()
  const call: Omit<Call, 'id'> = {
    time: 0,
    operation: 'refund',
    by: 'shop',
    path: '/',
    requestHeaders: {},
    requestBody: '',
    answer: refusal('PARAM_ILLEGAL'),
    answerHeaders: {},
    isSigned: true,
  }
  for (let count = 0; count < 3 * KEPT_ENTRIES; count += 1) {
    timeline.add(entry(String(count)))
    calls.add(call)
  }
  expect(timeline.list().length).toBeGreaterThanOrEqual(KEPT_ENTRIES)
  expect(timeline.list().length).toBeLessThanOrEqual(1.25 * KEPT_ENTRIES)
  expect(timeline.list().at(-1)?.id).toBe(3 * KEPT_ENTRIES)
  expect(calls.list().length).toBeGreaterThanOrEqual(KEPT_CALLS)
  expect(calls.list().length).toBeLessThanOrEqual(1.25 * KEPT_CALLS)
  expect(calls.byId(3 * KEPT_ENTRIES)).toBeDefined()
  expect(calls.byId(1)).toBeUndefined()
})
