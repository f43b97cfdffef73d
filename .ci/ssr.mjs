import { execSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { inPairs } from './pairs.mjs'
import { pnpm, root, run } from './pnpm.mjs'
import { pack } from './tarballs.mjs'

/** Installs the packed packages into a shop in Next and one in Nuxt, builds both, and pays in them. */
const shops = {
  next: ['core', 'react', 'element', 'server'],
  nuxt: ['core', 'vue', 'element', 'server'],
}

/** Nuxt needs a newer Node than we do. npx brings one. */
const node =
  Number(process.versions.node.split('.')[0]) >= 24
    ? process.execPath
    : execSync('npx --yes -p node@24.21.0 -c "node -p process.execPath"').toString().trim()

const env = {
  ...process.env,
  PATH: dirname(node) + delimiter + process.env.PATH,
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  CI: '1',
}

async function build(name, tarballs) {
  const cwd = join(home, name)
  cpSync(join(root, 'e2e', 'shops', 'ssr', name), cwd, { recursive: true })
  const ours = tarballs.filter((file) => shops[name].some((each) => file.includes(`-${each}-`)))
  const npm = (...args) => run('npm', args, { cwd, env })
  const install = ['install', '--no-audit', '--no-fund', '--loglevel=error']
  if ((await npm(...install, ...ours.map((file) => `../${file}`))) !== 0) {
    throw new Error(`The shop in ${name} could not be installed.`)
  }
  if ((await npm('run', 'build')) !== 0) throw new Error(`The shop in ${name} could not be built.`)
}

const home = mkdtempSync(join(tmpdir(), 'antom-checkout-ssr-'))
try {
  const tarballs = await pack([...new Set(Object.values(shops).flat())], home)
  await inPairs(Object.keys(shops).map((name) => () => build(name, tarballs)))
  process.exitCode = await pnpm(
    ['exec', 'playwright', 'test', '-c', 'e2e/ssr.config.ts', ...process.argv.slice(2)],
    { env: { ...process.env, SSR_SHOPS: home, SSR_NODE: node } },
  )
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(home, { recursive: true, force: true })
}
