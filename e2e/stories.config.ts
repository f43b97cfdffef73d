import { defineConfig, type PlaywrightTestConfig } from '@playwright/test'
import { chromiumShell } from './kit/chromium.ts'

/** Every story of the static build: `npm run stories:test`. */
const config: PlaywrightTestConfig = defineConfig({
  testDir: 'look/stories',
  // Minutes, for `npm run test:all`.
  testIgnore: process.env['EVERY_STORY'] ? [] : ['**/{matrix,live}.test.ts'],
  outputDir: '../node_modules/.cache/playwright-stories',
  reporter: [['list']],
  fullyParallel: true,
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  globalSetup: './look/stories/setup.ts',
  use: { launchOptions: chromiumShell(), contextOptions: { reducedMotion: 'reduce' } },
})
export default config
