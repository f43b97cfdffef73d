import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { chromiumShell } from './kit/chromium.ts'

const config: PlaywrightTestConfig = defineConfig({
  testDir: 'shops',
  testMatch: ['ssr/*.test.ts', 'frameworks/*.test.ts'],
  outputDir: '../node_modules/.cache/playwright',
  reporter: [['list']],
  workers: 1,
  timeout: 60_000,
  use: { launchOptions: chromiumShell() },
})
export default config
