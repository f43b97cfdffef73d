import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inPairs } from './pairs.mjs'
import { root } from './pnpm.mjs'
import { pack } from './tarballs.mjs'

/** Checks the packages as a merchant has them: packed, installed elsewhere by npm, compiled strictly, imported in Node. */
const packages = ['core', 'react', 'vue', 'element']
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
  'vue',
  '@alipay/ams-checkout',
].map((name) => `${name}@${devDependencies[name]}`)

/** Vue's compiler of templates; it does not run on TypeScript 7. */
const vueCompiler = ['vue-tsc@3.3.14', 'typescript@6.0.3']

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
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: home, shell })
    let output = ''
    const hear = (text) => void (output += text)
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('error', (error) => resolve({ failed: true, output: error.message }))
    child.on('close', (code) => resolve({ failed: code !== 0, output }))
  })
}

async function install() {
  const tarballs = await pack(packages, home)
  writeFileSync(join(home, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const installed = await run('npm', [
    'install',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...tarballs.map((name) => `./${name}`),
    ...theirs,
    ...jest,
    ...vueCompiler,
    ...compilers.map((version) => `typescript-${version}@npm:typescript@${version}`),
  ])
  if (installed.failed) throw new Error(installed.output)
  check(`npm install of ${tarballs.join(' and ')}`)
}

/**
 * Compiles what merchants write, as strict as a compiler can be told to be. Misuse must not compile either,
 * `window.anythingAtAll` among it: each mistake stands under a `@ts-expect-error`.
 */
async function compile(name, tsc, { files, compilerOptions, ...others }, ours) {
  const project = `tsconfig.${name.replace(/\W+/g, '-')}.json`
  const config = {
    compilerOptions: {
      module: 'esnext',
      moduleResolution: 'bundler',
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
      ...compilerOptions,
    },
    files: files.map((file) => `types/${file}`),
    ...others,
  }
  writeFileSync(join(home, project), JSON.stringify(config))
  const { failed: isWrong, output } = await run('node', [
    join('node_modules', ...tsc),
    '-p',
    project,
    '--listFiles',
  ])
  const lines = output.split('\n')
  const isListed = (file) => lines.some((line) => line.replaceAll('\\', '/').includes(file))
  check(
    `${name}: ${files.join(', ')} compile, mistakes do not`,
    isWrong && lines.filter((line) => /error TS|^\s/.test(line)).join('\n'),
  )
  check(
    `${name}: the packed types are what was compiled`,
    ours
      .filter((file) => !isListed(`@antom-checkout/${file}`))
      .map((file) => `${file} is not among the files.`)
      .join('\n'),
  )
  check(
    `${name}: the vendor's types are not reachable`,
    isListed('node_modules/@alipay/') && 'They are among the files.',
  )
}

/** Every component of the READMEs for Vue, as a file of its own. */
function readmes() {
  mkdirSync(join(home, 'types'))
  const texts = ['.', 'packages/vue', 'packages/element'].map((folder) =>
    readFileSync(join(root, folder, 'README.md'), 'utf8'),
  )
  const components = texts.flatMap((text) => [...text.matchAll(/^```vue\n([\s\S]*?)^```/gm)])
  return components.map(([, code], at) => {
    const name = `Readme${at + 1}.vue`
    writeFileSync(join(home, 'types', name), code)
    return name
  })
}

/** React and core, and the element in JSX. */
const jsx = ['usage.tsx', 'misuse.tsx', 'element.tsx']
/** The Vue component, and the element in a template. What a template must not have is found with `strictTemplates`. */
const vue = {
  files: ['Checkout.vue', 'ElementInVue.vue', ...readmes()],
  compilerOptions: { jsx: 'preserve' },
  vueCompilerOptions: { strictTemplates: true },
}
const compilations = [
  () =>
    compile('vue-tsc, TypeScript 6.0.3', ['vue-tsc', 'bin', 'vue-tsc.js'], vue, [
      'vue/dist/index.d.ts',
      'element/dist/vue.d.ts',
    ]),
  ...compilers.flatMap((version) =>
    resolutions.map((resolution) => () => {
      const name = `TypeScript ${version}, moduleResolution ${resolution.moduleResolution}`
      const tsc = [`typescript-${version}`, 'bin', 'tsc']
      return compile(name, tsc, { files: jsx, compilerOptions: resolution }, [
        'react/dist/index.d.ts',
        'element/dist/react.d.ts',
      ])
    }),
  ),
]

/** Runs in Node, where each browser global tells who touches it. */
async function importInNode() {
  const { createElement } = await import('react')
  const { renderToStaticMarkup } = await import('react-dom/server')
  const { createSSRApp, h } = await import('vue')
  const { renderToString } = await import('vue/server-renderer')
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
  const { AntomCheckout: InVue } = await import('@antom-checkout/vue')
  const options = { environment: 'sandbox', sessionData: 'session-1' }
  const { state } = createCheckout(options)
  const html = renderToStaticMarkup(createElement(AntomCheckout, { ...options, id: 'pay' }))
  const box = '<div data-antom-checkout="" id="pay"'
  if (touched.size) throw new Error(`touched: ${[...touched].join(', ')}`)
  if (state.status !== 'idle' || !html.startsWith(box)) throw new Error(html)
  // Vue itself looks for a window as it renders.
  const fromVue = await renderToString(createSSRApp(() => h(InVue, { ...options, id: 'pay' })))
  if (!/^<div [^>]*data-antom-checkout/.test(fromVue)) throw new Error(fromVue)
  // The element is not defined where there are none. Lit gives servers a stand-in for the registry.
  delete globalThis.customElements
  for (const entry of ['', '/define', '/react', '/vue', '/antom-checkout.js'])
    await import(`@antom-checkout/element${entry}`)
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
async function runInJest() {
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
  const { failed: isWrong, output } = await run('node', [
    join('node_modules', 'jest', 'bin', 'jest.js'),
  ])
  const isComplete = /Tests: +(\d+) passed, \1 total/.test(output)
  check(
    "the READMEs' tests of a checkout pass in jest and jsdom, and print nothing",
    (isWrong || !isComplete || output.includes('console.')) && output,
  )
}

async function runInNode() {
  writeFileSync(join(home, 'import.js'), `await (${String(importInNode)})()`)
  const { failed: isWrong, output } = await run('node', ['import.js'])
  check('importing and rendering in Node touches no browser global', isWrong && output)
}

try {
  await install()
  cpSync(join(root, 'e2e', 'types'), join(home, 'types'), { recursive: true })
  await inPairs([runInJest, runInNode, ...compilations])
} catch (error) {
  check('setting up', error.message)
} finally {
  rmSync(home, { recursive: true, force: true })
}
process.exitCode = failed ? 1 : 0
