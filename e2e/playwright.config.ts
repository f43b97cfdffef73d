import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { chromium } from './chromium.ts'

const config: PlaywrightTestConfig = defineConfig({
  testDir: '.',
  testIgnore: ['**/*.bench.ts', '**/e2e/{engines,model,ssr,stories}/**'],
  outputDir: '../node_modules/.cache/playwright',
  reporter: [['list']],
  fullyParallel: true,
  workers: 2,
  timeout: 20_000,
  globalSetup: './setup.ts',
  use: { launchOptions: chromium() },
})
export default config
