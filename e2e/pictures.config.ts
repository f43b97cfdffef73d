import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { chromium } from './kit/chromium.ts'

/** Draws the pictures of the README: `npm run pictures`. */
const config: PlaywrightTestConfig = defineConfig({
  testDir: 'look/pictures',
  testMatch: '*.ts',
  outputDir: '../node_modules/.cache/playwright',
  reporter: [['list']],
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  globalSetup: ['./kit/setup.ts', './look/stories/setup.ts'],
  use: { launchOptions: chromium() },
})
export default config
