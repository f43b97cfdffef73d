import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundlers, startBrowser } from './bundlers.mjs'
import { consumerChecks, consumerTools } from './consumer.mjs'
import { createMerchant } from './merchant.mjs'
import { inPairs } from './pairs.mjs'
import { root, run } from './pnpm.mjs'
import { pack } from './tarballs.mjs'

/**
 * Checks what users get: each public package as it is packed, and all of them in a merchant's folder. With `--all` each
 * bundler builds a page, otherwise webpack does.
 */
const isAll = process.argv.includes('--all')
const manifest = (name) => JSON.parse(readFileSync(`${root}/packages/${name}/package.json`, 'utf8'))
const packages = readdirSync(`${root}/packages`).filter((name) => !manifest(name).private)
const chosen = Object.entries(bundlers).filter(([name]) => isAll || name === 'webpack')

const home = mkdtempSync(join(tmpdir(), 'antom-checkout-pack-'))
let failed = 0

function check(what, complaint) {
  if (complaint) failed += 1
  console.log(`${what}: ${complaint ? `FAILED\n${complaint}` : 'ok'}`)
}

/** A package is an ES module: `require()` of it needs Node 20.19. All else that attw knows must hold, strictly. */
function lints(name) {
  const [tarball] = tarballs.filter((file) => file.includes(`-checkout-${name}-`))
  const others = Object.keys(manifest(name).exports).filter((entry) => /\.(css|json)$/.test(entry))
  const attw = ['--profile', 'strict', '--ignore-rules', 'cjs-resolves-to-esm', '--quiet']
  return [
    ['publint/src/cli.js', 'run', join(home, tarball), '--strict'],
    [
      ...['@arethetypeswrong/cli/dist/index.js', join(home, tarball), ...attw],
      ...(others.length ? ['--exclude-entrypoints', ...others] : []),
    ],
  ].map(([bin, ...args]) => async () => {
    const code = await run('node', [join('node_modules', bin), ...args])
    check(`${bin.replace(/\/\w+\/.*/, '')} of ${tarball}`, code !== 0 && 'See above.')
  })
}

async function build([name, bundler]) {
  const complaints = await bundler.build(merchant)
  check(`${name} builds a page, without a warning`, complaints.join('\n'))
  check(`the page that ${name} builds opens`, (await browser.open(name)).join('\n'))
}

let tarballs = []
let merchant
let browser
try {
  tarballs = await pack(packages, home)
  const tools = [...consumerTools, ...chosen.flatMap(([, { install }]) => install)]
  const install = async () => (merchant = await createMerchant(home, tarballs, tools))
  await inPairs([install, ...packages.flatMap(lints)])
  browser = await startBrowser(home)
  const builds = chosen.map((each) => () => build(each))
  await inPairs([...builds, ...consumerChecks(merchant, check)])
} catch (error) {
  check('setting up', error.stack)
} finally {
  await browser?.close()
  rmSync(home, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0
