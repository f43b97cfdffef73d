import { expect, test } from '@playwright/test'
import { buildPage, servePages } from './build.ts'
import { keepResults } from './results.ts'

declare global {
  interface Window {
    bench: Record<'cycle' | 'foreignMessage', (who: string, count: number) => Promise<number>>
  }
}

const cycles = Number(process.env['CYCLES'] ?? 1000)
/** As long as what a chat widget sends. */
const CHARACTERS = 20_000

test('mounting and unmounting, and a foreign message, beside the bare SDK', async ({ page }) => {
  test.setTimeout(900_000)
  await buildPage('runtime')
  const { origin, antom, server } = await servePages()
  await page.goto(`${origin}/runtime/runtime.html?page=${antom}`)
  await page.waitForFunction(() => 'bench' in window)
  const run = (what: 'cycle' | 'foreignMessage', who: string, count: number): Promise<number> =>
    page.evaluate(([what, who, count]) => window.bench[what](who, count), [
      what,
      who,
      count,
    ] as const)
  // In turns, so that a machine that becomes slower is slower for both.
  const times = { ours: 0, bare: 0 }
  const turns = 10
  for (let turn = 0; turn < turns; turn += 1) {
    for (const who of ['ours', 'bare'] as const) {
      times[who] += await run('cycle', who, Math.ceil(cycles / turns))
    }
  }
  const message = {
    ours: await run('foreignMessage', 'ours', CHARACTERS),
    bare: await run('foreignMessage', 'bare', CHARACTERS),
  }
  server.close()
  console.log(
    `mount and unmount × ${cycles}: ${(times.ours / times.bare).toFixed(2)} × the bare SDK`,
  )
  console.log(
    `a foreign message of ${CHARACTERS / 1000} kB: ${message.ours.toFixed(1)} µs, ${(message.ours / message.bare).toFixed(3)} × the bare SDK`,
  )
  keepResults('runtime', {
    cycles: (times.ours / times.bare).toFixed(2),
    message: (message.ours / message.bare).toFixed(3),
  })
  expect(message.ours).toBeLessThan(message.bare)
})
