import { test } from '@playwright/test'
import { expectGenerated, markdownTable } from './generated.ts'
import { rows } from './hazards/table.ts'

// Tables of the READMEs that are made from data.

test.describe.configure({ mode: 'default' }) // They may be in one file, which is rewritten as a whole.

test("core's README has the table of hazards as it is tested", () => {
  expectGenerated(
    'packages/core/README.md',
    'hazards',
    markdownTable(
      ['', 'The bare SDK', 'With us', 'Seen in'],
      rows.map(({ hazard, bare, ours, probe }) => [
        hazard,
        bare,
        ours,
        `${probe ? 'Chromium, Firefox, WebKit' : 'Node'}; ESM, UMD`,
      ]),
    ),
  )
})
