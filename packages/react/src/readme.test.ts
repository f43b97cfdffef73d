/// <reference types="vite/client" />
import { expect, test } from 'vitest'
// oxlint-disable-next-line import/default -- Vite's ?raw gives any file's text as the default export
import example from './example.test.tsx?raw'
import readme from '../README.md?raw'

test('the README shows the tests that are run here', () => {
  expect(readme).toContain(`\`\`\`tsx checkout.test.tsx\n${example}\`\`\`\n`)
})
