import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { chromium, chromiumShell } from './kit/chromium.ts'
import { type EngineOptions } from './kit/test.ts'

const config: PlaywrightTestConfig<object, EngineOptions> = defineConfig<object, EngineOptions>({
  testDir: '.',
  testIgnore: [
    '**/*.bench.ts',
    '**/e2e/package/**',
    '**/e2e/shops/{ssr,frameworks}/**',
    '**/e2e/look/stories/**',
  ],
  outputDir: '../node_modules/.cache/playwright',
  reporter: [['list']],
  fullyParallel: true,
  // Tests wait for frames, timers and polls much of their time: a third worker uses it.
  workers: 3,
  timeout: 20_000,
  globalSetup: './kit/setup.ts',
  projects: [
    {
      name: 'shell',
      grepInvert: /@whole/,
      use: { launchOptions: chromiumShell(), engine: 'shell' },
    },
    // Only the whole browser has a back-forward cache, crashes of frames, and policies that refuse a frame at once.
    { name: 'whole', grep: /@whole/, use: { launchOptions: chromium(), engine: 'chromium' } },
  ],
})
export default config
