import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import type { EngineOptions } from './engines/engine.ts'

/** The tests that run unchanged in three engines. */
const config: PlaywrightTestConfig<object, EngineOptions> = defineConfig<object, EngineOptions>({
  testMatch: ['**/e2e/contract/*.test.ts', '**/e2e/engines/*.test.ts', '**/e2e/hazards/*.test.ts'],
  outputDir: '../node_modules/.cache/playwright-engines',
  reporter: [['list']],
  workers: 2,
  timeout: 30_000,
  globalSetup: './setup.ts',
  projects: (['chromium', 'firefox', 'webkit'] as const).map((engine) => ({
    name: engine,
    use: { engine },
  })),
})
export default config
