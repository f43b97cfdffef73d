import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { chromium } from './kit/chromium.ts'

const config: PlaywrightTestConfig = defineConfig({
  testDir: 'bench',
  testMatch: '*.bench.ts',
  outputDir: '../node_modules/.cache/playwright',
  reporter: [['list']],
  workers: 1,
  use: { launchOptions: chromium() },
})
export default config
