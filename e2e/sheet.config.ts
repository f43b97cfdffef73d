import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { chromium } from './chromium.ts'

/** Draws the pictures of the README: `npx playwright test -c e2e/sheet.config.ts`. */
const config: PlaywrightTestConfig = defineConfig({
  testDir: 'view',
  testMatch: '*.sheet.ts',
  outputDir: '../node_modules/.cache/playwright',
  reporter: [['list']],
  workers: 1,
  timeout: 300_000,
  globalSetup: './setup.ts',
  use: { launchOptions: chromium() },
})
export default config
