import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { type EngineOptions } from './kit/test.ts'

/** The tests that take a `tab`, in three engines. */
const config: PlaywrightTestConfig<object, EngineOptions> = defineConfig<object, EngineOptions>({
  testMatch: [
    '**/contract/{changing,comingBack,containers,events,hiding,leaving,looking,moving,retrying,showing}.test.ts',
    '**/security/{guard,redirect,returned,surroundings,hazards/hazards}.test.ts',
    '**/browser/{bfcache,clock,faults,host,moves}.test.ts',
    '**/look/focus.test.ts',
    '**/kit/tab.test.ts',
  ],
  // Most faults need Chromium's own tools.
  grep: /^(?!.*faults\.test)|@everywhere/,
  outputDir: '../node_modules/.cache/playwright-engines',
  reporter: [['list']],
  workers: 2,
  timeout: 30_000,
  globalSetup: './kit/setup.ts',
  projects: (['chromium', 'firefox', 'webkit'] as const).map((engine) => ({
    name: engine,
    use: { engine },
  })),
})
export default config
