import { expect, test } from 'vitest'
import { newsFor } from './newsFor.ts'

test('a reader that does not read gets one piece of news for all that it missed', async () => {
  const written: string[] = []
  const reads: (() => void)[] = []
  const tell = newsFor((text) => {
    written.push(text)
    return new Promise((resolve) => reads.push(resolve))
  })
  for (let count = 1; count <= 1000; count += 1) {
    tell(`entry ${count}`)
  }
  expect(written).toEqual(['entry 1'])
  reads.shift()!()
  await expect.poll(() => written).toEqual(['entry 1', '999 new entries. entry 1000'])
  reads.shift()!()
  tell('the last one')
  await expect.poll(() => written.at(-1)).toBe('the last one')
})
