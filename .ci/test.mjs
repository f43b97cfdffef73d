import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from './chromium.mjs'
import { install, pnpm } from './pnpm.mjs'
import { startPostgres } from './postgres.mjs'

const isAll = process.argv.includes('--all')
const isEngines = process.argv.includes('--engines')
const isFrameworks = process.argv.includes('--frameworks')
const reports = mkdtempSync(join(tmpdir(), 'antom-checkout-'))
const unitReport = join(reports, 'unit.json')
const browserReport = join(reports, 'browser.json')
const enginesReport = join(reports, 'engines.json')
const storiesReport = join(reports, 'stories.json')
const frameworksReport = join(reports, 'frameworks.json')

/** Tests in a JSON report of vitest or Playwright. */
const read = (file, count) => {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return { passed: 0, failed: 1 }
  }
}

/** Tests in a report of Playwright. */
const played = (file) => () =>
  read(file, ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }))

const build = { name: 'build and types', args: ['run', 'types'] }
const api = { name: 'public names', args: ['run', 'api'] }
const engines = {
  name: 'three engines',
  args: ['run', 'engines', '--reporter=list,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: enginesReport },
  tests: played(enginesReport),
}
const frameworks = {
  name: 'frameworks',
  args: ['run', 'frameworks', '--reporter=list,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_NAME: frameworksReport },
  tests: played(frameworksReport),
}

/** What is checked, in order: the command, and where it writes how many tests it ran. */
const everything = [
  build,
  api,
  { name: 'demo build', args: ['--filter', '@antom-checkout/demo', 'run', 'build'] },
  { name: 'lint and format', args: ['run', 'lint'] },
  {
    name: 'unit tests',
    args: [
      'run',
      'unit',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    // A red run shall be the change's doing: the same sequences each time. `test:all` draws new ones.
    env: isAll ? { MODEL_RUNS: '30000' } : { MODEL_RUNS: '10000', MODEL_SEED: '11' },
    tests: () =>
      read(unitReport, ({ numPassedTests, numFailedTests }) => ({
        passed: numPassedTests,
        failed: numFailedTests,
      })),
  },
  {
    name: 'browser tests',
    args: ['run', 'e2e', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport, CYCLES: isAll ? '1000' : '200' },
    tests: played(browserReport),
  },
  {
    name: 'stories',
    args: ['run', 'stories:test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: storiesReport, EVERY_STORY: isAll ? '1' : '' },
    tests: played(storiesReport),
  },
  { name: 'packages', args: ['run', 'pack', ...(isAll ? ['--all'] : [])] },
  ...(isAll ? [engines, frameworks, { name: 'benchmark', args: ['run', 'bench'] }] : []),
]

const chosen = isEngines ? [build, engines] : isFrameworks ? [build, frameworks] : everything

let passed = 0
let failed = 0
console.log('Installing …')
await install()
await chromium()
// The tests and the benchmark of payments take it from there; `npm test` has SQLite alone.
const postgres = isAll ? await startPostgres() : undefined
if (postgres) process.env.TEST_DATABASE_URL = postgres.url
for (const { name, args, env, tests } of chosen) {
  const start = Date.now()
  console.log(`\n── ${name} ──`)
  const code = await pnpm(['--silent', ...args], { env: { ...process.env, ...env } })
  const counted = tests?.() ?? { passed: code === 0 ? 1 : 0, failed: 0 }
  passed += counted.passed
  failed += Math.max(counted.failed, code === 0 ? 0 : 1)
  console.log(
    `── ${name}: ${code === 0 ? 'passed' : 'FAILED'} in ${Math.round((Date.now() - start) / 1000)} s`,
  )
}
await postgres?.stop()
rmSync(reports, { recursive: true })
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0
