import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pnpm, root } from './pnpm.mjs'

/** Checks the packages as a merchant has them: packed, installed elsewhere by npm, compiled strictly, imported in Node. */
const packages = ['core', 'react']
const compilers = ['5.9.3', '7.0.2']
const resolutions = [
  { module: 'esnext', moduleResolution: 'bundler' },
  { module: 'nodenext', moduleResolution: 'nodenext' },
]
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const theirs = [
  'react',
  'react-dom',
  '@types/react',
  '@types/react-dom',
  '@alipay/ams-checkout',
].map((name) => `${name}@${devDependencies[name]}`)

/** What many merchants test with, so that the READMEs' tests run there, too. */
const jest = [
  'jest@30.5.2',
  'jest-environment-jsdom@30.5.2',
  '@babel/preset-env@7.29.14',
  '@babel/preset-react@7.29.7',
  '@babel/preset-typescript@7.29.7',
  '@testing-library/react@16.3.3',
  '@testing-library/dom@10.4.2',
]

const home = mkdtempSync(join(tmpdir(), 'antom-checkout-consumer-'))
let failed = 0

function check(what, complaint) {
  if (complaint) failed += 1
  console.log(`consumer: ${what}: ${complaint ? `FAILED\n${complaint}` : 'ok'}`)
}

function run(command, args) {
  const shell = process.platform === 'win32'
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: home,
    encoding: 'utf8',
    shell,
  })
  return { failed: status !== 0, output: `${stdout}${stderr}` }
}

async function install() {
  const folders = packages.map((name) => `packages/${name}`)
  if ((await pnpm(['--silent', 'exec', 'tsc', '-b', ...folders])) !== 0) {
    throw new Error(`${folders.join(' and ')} could not be built.`)
  }
  for (const name of packages) {
    const code = await pnpm([
      '--silent',
      '--filter',
      `@antom-checkout/${name}`,
      'pack',
      '--pack-destination',
      home,
    ])
    if (code !== 0) throw new Error(`packages/${name} could not be packed.`)
  }
  const tarballs = readdirSync(home).filter((name) => name.endsWith('.tgz'))
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const installed = run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...tarballs.map((name) => `./${name}`),
    ...theirs,
    ...jest,
    ...compilers.map((version) => `typescript-${version}@npm:typescript@${version}`),
  ])
  if (installed.failed) throw new Error(installed.output)
  check(`npm install of ${tarballs.join(' and ')}`)
}

/** Misuse must not compile either, `window.anythingAtAll` among it: each mistake stands under a `@ts-expect-error`. */
function compile(version, resolution) {
  const compilerOptions = {
    ...resolution,
    target: 'es2022',
    lib: ['es2022', 'dom', 'dom.iterable'],
    jsx: 'react-jsx',
    types: [],
    noEmit: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    verbatimModuleSyntax: true,
    skipLibCheck: false,
  }
  writeFileSync(
    join(home, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['types'] }),
  )
  const tsc = join('node_modules', `typescript-${version}`, 'bin', 'tsc')
  const { failed: isWrong, output } = run('node', [tsc, '-p', '.', '--listFiles'])
  const lines = output.split('\n')
  const isListed = (file) => lines.some((line) => line.replaceAll('\\', '/').includes(file))
  const what = `TypeScript ${version}, moduleResolution ${resolution.moduleResolution}`
  check(
    `${what}: the component, the hook and the core compile, mistakes do not`,
    isWrong && lines.filter((line) => /error TS|^\s/.test(line)).join('\n'),
  )
  check(
    `${what}: the packed types are what was compiled`,
    !isListed('@antom-checkout/react/dist/index.d.ts') && 'They are not among the files.',
  )
  check(
    `${what}: the vendor's types are not reachable`,
    isListed('node_modules/@alipay/') && 'They are among the files.',
  )
}

/** Runs in Node, where each browser global tells who touches it. */
async function importInNode() {
  const { createElement } = await import('react')
  const { renderToStaticMarkup } = await import('react-dom/server')
  const touched = new Set()
  for (const name of [
    'window',
    'document',
    'self',
    'navigator',
    'location',
    'history',
    'localStorage',
    'sessionStorage',
    'HTMLElement',
    'customElements',
    'matchMedia',
    'addEventListener',
    'MutationObserver',
    'CSSStyleSheet',
  ]) {
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => void touched.add(name),
    })
  }
  const { createCheckout } = await import('@antom-checkout/core')
  const { AntomCheckout } = await import('@antom-checkout/react')
  const options = { environment: 'sandbox', sessionData: 'session-1' }
  const { state } = createCheckout(options)
  const html = renderToStaticMarkup(createElement(AntomCheckout, { ...options, id: 'pay' }))
  if (touched.size) throw new Error(`touched: ${[...touched].join(', ')}`)
  if (state.status !== 'idle' || !html.startsWith('<div data-antom-checkout="" id="pay"'))
    throw new Error(html)
}

/** In jest, for what the tests take from vitest. */
const vi = `Object.assign(jest, {
  async waitFor(look) {
    for (;;) {
      try {
        return look()
      } catch {
        await new Promise((resolve) => setTimeout(resolve))
      }
    }
  },
})`

/** The READMEs' tests of a merchant's checkout, with the packed test kit, in jest and jsdom. */
function runInJest() {
  const presets = [
    ['@babel/preset-env', { targets: { node: 'current' } }],
    ['@babel/preset-react', { runtime: 'automatic' }],
    '@babel/preset-typescript',
  ]
  const config = {
    testEnvironment: 'jsdom',
    testMatch: ['**/*.test.ts?(x)'],
    transformIgnorePatterns: ['/node_modules/(?!@antom-checkout/)'],
  }
  writeFileSync(join(home, 'babel.config.json'), JSON.stringify({ presets }))
  writeFileSync(join(home, 'jest.config.json'), JSON.stringify(config))
  for (const [name, file] of [
    ['core', 'testing.example.test.ts'],
    ['react', 'testing.example.test.tsx'],
  ]) {
    const code = readFileSync(join(root, 'packages', name, 'src', file), 'utf8').replace(
      /, vi } from 'vitest'/,
      `, jest } from '@jest/globals'\nconst vi = ${vi}`,
    )
    writeFileSync(join(home, `${name}.${file}`), code)
  }
  const { failed: isWrong, output } = run('node', [join('node_modules', 'jest', 'bin', 'jest.js')])
  const isComplete = /Tests: +(\d+) passed, \1 total/.test(output)
  check(
    "the READMEs' tests of a checkout pass in jest and jsdom, and print nothing",
    (isWrong || !isComplete || output.includes('console.')) && output,
  )
}

try {
  await install()
  cpSync(join(root, 'e2e', 'types'), join(home, 'types'), { recursive: true })
  for (const version of compilers) {
    for (const resolution of resolutions) compile(version, resolution)
  }
  runInJest()
  writeFileSync(join(home, 'import.js'), `await (${String(importInNode)})()`)
  const imported = run('node', ['import.js'])
  check(
    'importing and rendering in Node touches no browser global',
    imported.failed && imported.output,
  )
} catch (error) {
  check('setting up', error.message)
} finally {
  rmSync(home, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0
