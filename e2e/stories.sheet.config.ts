import type { PlaywrightTestConfig } from '@playwright/test'
import stories from './stories.config.ts'

/** Draws Storybook for the README. */
const config: PlaywrightTestConfig = {
  ...stories,
  testMatch: '*.sheet.ts',
  testIgnore: [],
}
export default config
