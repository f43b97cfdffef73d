import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { type EngineOptions } from './kit/test.ts'

/** The tests that run unchanged in three engines. */
const config: PlaywrightTestConfig<object, EngineOptions> = defineConfig<object, EngineOptions>({
  testMatch: [
    '**/e2e/contract/{changing,comingBack,events,hiding,leaving,looking,moving,retrying,showing}.test.ts',
    '**/e2e/**/*Engines.test.ts',
    '**/e2e/**/{hazards,tab,races,loading,surroundings}.test.ts',
  ],
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
