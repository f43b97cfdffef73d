import {
  test as base,
  expect,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import { launchChromium, launchFirefox, launchShell } from './engines.ts'
import { shop } from './origins.ts'
import type { Launched, Tab } from './tab.ts'
import { launchWebkit } from './webkit.ts'

export { expect }

const launchers: Record<'shell' | 'chromium' | 'firefox' | 'webkit', () => Promise<Launched>> = {
  shell: launchShell,
  chromium: launchChromium,
  firefox: launchFirefox,
  webkit: launchWebkit,
}

interface Fixtures {
  /** A tab of any engine: Chromium by default, three engines with `npm run test:engines`. */
  tab: Tab
  /** Lines that the console may have at the end of the test. Default: none. */
  mayPrint: RegExp | undefined
}
export interface EngineOptions {
  engine: keyof typeof launchers
}

/**
 * The one `test` of this folder: `tab` in any engine, or Playwright's `page` for tests that need Chromium's own tools. One
 * browser a worker; the console must stay empty.
 */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & Fixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & EngineOptions & { launched: Launched }
> = base.extend<Fixtures, EngineOptions & { launched: Launched }>({
  engine: ['shell', { scope: 'worker', option: true }],
  launched: [
    async ({ engine }, use) => {
      const launched = await launchers[engine]()
      await use(launched)
      await launched.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  browser: [
    async ({ launched }, use) => {
      if (!launched.chromium) throw new Error('Only Chromium has a `page`; use `tab`.')
      await use(launched.chromium)
    },
    { scope: 'worker' },
  ],
  mayPrint: [undefined, { option: true }],
  page: async ({ page, mayPrint }, use) => {
    const lines: string[] = []
    page.on('console', (message) => lines.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => lines.push(`uncaught: ${error.message}`))
    await use(page)
    expectQuiet(lines, mayPrint)
  },
  tab: [
    async ({ launched, mayPrint }, use) => {
      const tab = await launched.open()
      await use(tab)
      expectQuiet(await takeNotes(tab), mayPrint)
    },
    { timeout: 60_000 },
  ],
})

const expectQuiet = (lines: readonly string[], mayPrint: RegExp | undefined): void =>
  expect(
    lines.filter((line) => !mayPrint?.test(line)),
    'the console',
  ).toEqual([])

/** Takes the lines that `keepNotes` wrote in this tab. They are in the storage of the shop, which the next test gets empty. */
async function takeNotes(tab: Tab): Promise<string[]> {
  if (!(await tab.url()).startsWith(shop())) await tab.goto(`${shop()}/ckp.html`)
  const notes = await tab.eval(() => {
    const found = sessionStorage.getItem('notes') ?? ''
    sessionStorage.clear()
    localStorage.clear()
    return found
  })
  return notes.split('\n').filter(Boolean)
}
