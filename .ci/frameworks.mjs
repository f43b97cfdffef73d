import { execSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { inPairs } from './pairs.mjs'
import { pnpm, root, run } from './pnpm.mjs'
import { pack } from './tarballs.mjs'

/** Installs the packed packages into a shop in each framework, builds it, and pays in it. */
const shops = {
  next: ['core', 'react', 'element', 'server'],
  nuxt: ['core', 'vue', 'element', 'server'],
  svelte: ['core', 'element'],
  angular: ['core', 'element'],
  solid: ['core', 'element'],
  astro: ['core', 'element'],
  lit: ['core', 'element'],
  htmx: ['core', 'element'],
}
/** For a single one: `npm run frameworks -- svelte`. */
const chosen = process.argv[2] in shops ? [process.argv[2]] : Object.keys(shops)

/** The server's guide in Next: it must build as it stands there, without keys, and ask nobody meanwhile. */
function recipeOfNext() {
  const guide = readFileSync(join(root, 'packages/server/README.md'), 'utf8')
  const folder = 'app/api/antom/[step]'
  return ['shop.ts', 'orders.ts', 'route.ts'].map((file) => {
    const start = file === 'route.ts' ? `// ${folder}/route.ts` : `// ${file}`
    const code = guide.split('```ts\n').find((text) => text.startsWith(start))
    if (!code) throw new Error(`The README of the server has no snippet ${start}.`)
    // A compiler of Next takes imports without the ending alone.
    return [`${folder}/${file}`, code.split('```')[0].replace("'./orders.ts'", "'./orders'")]
  })
}

/** The files that a guide has, by the path that stands after the language of a snippet: under a heading like the shop's name. */
function guideOf(name) {
  const guide = readFileSync(join(root, 'packages/element/FRAMEWORKS.md'), 'utf8')
  const section =
    guide.split(/^## /m).find((text) => text.toLowerCase().startsWith(`${name}\n`)) ?? ''
  // The test puts the address of the emulator's page in the place of this one.
  const offline = section.replace('environment="sandbox"', 'environment="http://antom.invalid/"')
  return [...offline.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```/gm)].map((match) => match.slice(1))
}

/** Nuxt, Astro and Angular need a newer Node than we do. npx brings one. */
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
  const isRendered = name === 'next' || name === 'nuxt'
  cpSync(join(root, 'e2e/shops', isRendered ? 'ssr' : 'frameworks', name), cwd, { recursive: true })
  for (const [path, code] of name === 'next' ? recipeOfNext() : guideOf(name)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true })
    writeFileSync(join(cwd, path), code)
  }
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
  await inPairs(chosen.map((name) => () => build(name, tarballs)))
  process.exitCode = await pnpm(
    [
      ...['exec', 'playwright', 'test', '-c', 'e2e/frameworks.config.ts'],
      ...process.argv.slice(process.argv[2] in shops ? 3 : 2),
    ],
    { env: { ...process.env, SHOPS: home, SHOPS_NODE: node, SHOPS_CHOSEN: chosen.join() } },
  )
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(home, { recursive: true, force: true })
}
