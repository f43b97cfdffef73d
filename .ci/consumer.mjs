import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from './pnpm.mjs'

/** Checks the packages as a merchant has them: compiled strictly, imported in Node, tested in jest. */
const compilers = ['5.9.3', '7.0.2']
const bundler = { module: 'esnext', moduleResolution: 'bundler' }
const nodenext = { module: 'nodenext', moduleResolution: 'nodenext' }
/** Which TypeScript 7 does not have any more. */
const node10 = { module: 'commonjs', moduleResolution: 'node10', verbatimModuleSyntax: false }

export const consumerTools = [
  ...compilers.map((version) => `typescript-${version}@npm:typescript@${version}`),
  'react-18-types@npm:@types/react@18.3.28',
  'vue-3.3@npm:vue@3.3.13',
  // Vue's compiler of templates does not run on TypeScript 7.
  'vue-tsc@3.3.14',
  'typescript@6.0.3',
  // Many merchants test with jest, so the tests of the READMEs run there, too.
  'jest@30.5.2',
  'jest-environment-jsdom@30.5.2',
  '@jest/globals@30.5.2',
  '@babel/preset-env@7.29.14',
  '@babel/preset-react@7.29.7',
  '@babel/preset-typescript@7.29.7',
  '@testing-library/react@16.3.3',
  '@testing-library/dom@10.4.2',
]

/**
 * Compiles what merchants write, as strict as a compiler can be told to be. Misuse must not compile either,
 * `window.anythingAtAll` among it: each mistake stands under a `@ts-expect-error`.
 */
async function compile(
  { home, run },
  check,
  { name, tsc, ours, files, compilerOptions, ...others },
) {
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
function readmes({ home }) {
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

/** Core, React, and the element in JSX, which has its types in React 19 only. */
const jsx = ['usage.tsx', 'misuse.tsx', 'answers.tsx']
const withElement = [...jsx, 'element.tsx']
const forJsx = ['react/dist/index.d.ts', 'core/dist/sdk/AMSCheckoutPage.d.ts']

const inJsx = (version, resolution) => ({
  name: `TypeScript ${version}, moduleResolution ${resolution.moduleResolution}`,
  tsc: [`typescript-${version}`, 'bin', 'tsc'],
  files: withElement,
  ours: [...forJsx, 'element/dist/react.d.ts'],
  compilerOptions: resolution,
})

const react18 = {
  ...inJsx('5.9.3', bundler),
  name: 'TypeScript 5.9.3, React 18',
  files: jsx,
  ours: forJsx,
  compilerOptions: {
    paths: {
      react: ['./node_modules/react-18-types/index.d.ts'],
      'react/*': ['./node_modules/react-18-types/*.d.ts'],
    },
  },
}

/** Templates. A name that a template must not have is found with `strictTemplates`. */
const inVue = {
  tsc: ['vue-tsc', 'bin', 'vue-tsc.js'],
  vueCompilerOptions: { strictTemplates: true },
}
const vue35 = (merchant) => ({
  ...inVue,
  name: 'vue-tsc, Vue 3.5',
  files: ['Checkout.vue', 'ElementInVue.vue', ...readmes(merchant)],
  compilerOptions: { jsx: 'preserve' },
  ours: ['vue/dist/index.d.ts', 'element/dist/vue.d.ts'],
})
const vue33 = {
  ...inVue,
  name: 'vue-tsc, Vue 3.3',
  files: ['Checkout.vue'],
  compilerOptions: {
    jsx: 'preserve',
    paths: { vue: ['./node_modules/vue-3.3'], 'vue/*': ['./node_modules/vue-3.3/*'] },
  },
  vueCompilerOptions: { strictTemplates: true, target: 3.3 },
  ours: ['vue/dist/index.d.ts'],
}

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
  const { AMSCheckoutPage } = await import('@antom-checkout/core/sdk')
  const options = { environment: 'sandbox', sessionData: 'session-1', sdk: AMSCheckoutPage }
  const { state } = createCheckout(options)
  const html = renderToStaticMarkup(createElement(AntomCheckout, { ...options, id: 'pay' }))
  const box =
    '<link rel="preconnect" href="https://checkout.antom.com"/><div data-antom-checkout="" id="pay"'
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
async function runInJest({ home, run }, check) {
  const presets = [
    ['@babel/preset-env', { targets: { node: 'current' } }],
    ['@babel/preset-react', { runtime: 'automatic' }],
    '@babel/preset-typescript',
  ]
  const config = {
    testEnvironment: 'jsdom',
    testMatch: ['**/*.test.ts?(x)'],
    transformIgnorePatterns: ['/node_modules/(?!(\\.pnpm/)?@antom-checkout[/+])'],
  }
  writeFileSync(join(home, 'babel.config.json'), JSON.stringify({ presets }))
  writeFileSync(join(home, 'jest.config.json'), JSON.stringify(config))
  for (const [name, file] of [
    ['core', 'testing/example.test.ts'],
    ['react', 'example.test.tsx'],
  ]) {
    const code = readFileSync(join(root, 'packages', name, 'src', file), 'utf8').replace(
      /, vi } from 'vitest'/,
      `, jest } from '@jest/globals'\nconst vi = ${vi}`,
    )
    writeFileSync(join(home, `${name}.${basename(file)}`), code)
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

async function runInNode({ home, run }, check) {
  writeFileSync(join(home, 'import.js'), `await (${String(importInNode)})()`)
  const { failed: isWrong, output } = await run('node', ['import.js'])
  check('importing and rendering in Node touches no browser global', isWrong && output)
}

/** What to check, each a function. */
export const consumerChecks = (merchant, check) => [
  () => runInJest(merchant, check),
  () => runInNode(merchant, check),
  ...[
    vue35(merchant),
    vue33,
    ...compilers.flatMap((version) => [inJsx(version, bundler), inJsx(version, nodenext)]),
    inJsx('5.9.3', node10),
    react18,
  ].map((each) => () => compile(merchant, check, each)),
]
