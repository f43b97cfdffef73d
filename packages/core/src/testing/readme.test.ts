/// <reference types="vite/client" />
import { expect, test } from 'vitest'
import readme from '../../README.md?raw'
// oxlint-disable-next-line import/default -- Vite's ?raw gives any file's text as the default export
import example from './example.test.ts?raw'

test('the README shows the tests that are run here', () => {
  expect(readme).toContain(`\`\`\`ts\n${example}\`\`\`\n`)
})
