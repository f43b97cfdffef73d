import {
  test as base,
  expect,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'
import { launchChromium, launchFirefox, launchShell } from './playwright.ts'
import type { Launched, Tab } from './tab.ts'
import { launchWebkit } from './webkit.ts'

export { expect }
export { antom, ckp, shop, stranger } from '../harness.ts'

const launchers: Record<'shell' | 'chromium' | 'firefox' | 'webkit', () => Promise<Launched>> = {
  shell: launchShell,
  chromium: launchChromium,
  firefox: launchFirefox,
  webkit: launchWebkit,
}

/** One browser a worker, one tab a test. */
export interface EngineFixtures {
  tab: Tab
}
export interface EngineOptions {
  engine: keyof typeof launchers
  launched: Launched
}

export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & EngineFixtures,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions & EngineOptions
> = base.extend<EngineFixtures, EngineOptions>({
  engine: ['chromium', { scope: 'worker', option: true }],
  launched: [
    async ({ engine }, use) => {
      const launched = await launchers[engine]()
      await use(launched)
      await launched.close()
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  tab: [
    async ({ launched }, use) => {
      const { tab, close } = await launched.open()
      await use(tab)
      await close()
    },
    { timeout: 60_000 },
  ],
})
