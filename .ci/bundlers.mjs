import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { extname, join } from 'node:path'
import { chromium } from '@playwright/test'
import { createAntomClient } from '@antom-checkout/server'
import { startEmulator } from '@antom-checkout/emulator'
import { chromiumShell } from './chromium.mjs'

/** Builds a merchant's page with each bundler, as the bundler comes, and opens it against the emulator. */

/** What merchants build with, by name: what is installed, and how a page is built from `bundlers/` to `built/`. */
export const bundlers = {
  webpack: { install: ['webpack@5.113.0'], build: likeWebpack('webpack', 'webpack') },
  Rspack: { install: ['@rspack/core@2.3.3'], build: likeWebpack('@rspack/core', 'Rspack') },
  Rollup: {
    install: [
      'rollup@4.68.8',
      '@rollup/plugin-node-resolve@16.0.3',
      '@rollup/plugin-commonjs@29.0.3',
      '@rollup/plugin-replace@6.0.3',
    ],
    build: withRollup,
  },
  esbuild: { install: ['esbuild@0.28.2'], build: withEsbuild },
  Parcel: { install: ['parcel@2.16.4'], build: withParcel },
}

const pages = ['lazy', 'inEntry']
const sourceOf = (home, page) => join(home, 'bundlers', `${page}.js`)
const targetOf = (home, bundler) => join(home, 'built', bundler)
const toolsOf = (home) => createRequire(join(home, 'package.json'))

/** Each `build` resolves to the warnings. */
function likeWebpack(name, bundler) {
  return async ({ home }) => {
    const compile = toolsOf(home)(name)
    const options = {
      context: home,
      mode: 'production',
      entry: Object.fromEntries(pages.map((page) => [page, sourceOf(home, page)])),
      output: { path: targetOf(home, bundler) },
      // They speak about sizes, of React too.
      performance: { hints: false },
    }
    const stats = await new Promise((resolve, reject) =>
      compile(options, (error, result) => (error ? reject(error) : resolve(result))),
    )
    const { errors, warnings } = stats.toJson({ all: false, errors: true, warnings: true })
    return [...errors, ...warnings].map(({ message }) => message)
  }
}

async function withRollup({ home }) {
  const tools = toolsOf(home)
  const { rollup } = tools('rollup')
  const { nodeResolve } = tools('@rollup/plugin-node-resolve')
  const warnings = []
  const bundle = await rollup({
    input: pages.map((page) => sourceOf(home, page)),
    plugins: [
      nodeResolve({ browser: true }),
      tools('@rollup/plugin-commonjs')(),
      tools('@rollup/plugin-replace')({
        preventAssignment: true,
        values: { 'process.env.NODE_ENV': '"production"' },
      }),
    ],
    onwarn: ({ code, message }) => {
      // Rollup drops 'use client', which only servers need.
      if (code !== 'MODULE_LEVEL_DIRECTIVE') warnings.push(message)
    },
  })
  await bundle.write({ dir: targetOf(home, 'Rollup') })
  return warnings
}

async function withEsbuild({ home }) {
  const { warnings } = await toolsOf(home)('esbuild').build({
    absWorkingDir: home,
    entryPoints: pages.map((page) => sourceOf(home, page)),
    outdir: targetOf(home, 'esbuild'),
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    logLevel: 'silent',
  })
  return warnings.map(({ text }) => text)
}

async function withParcel({ home, run }) {
  const html = pages.map((page) => join('bundlers', `${page}.html`))
  const to = ['--dist-dir', targetOf(home, 'Parcel'), '--public-url', './', '--no-cache']
  const parcel = join('node_modules', 'parcel', 'lib', 'bin.js')
  const { failed, output } = await run('node', [parcel, 'build', ...html, ...to])
  return failed || /warn/i.test(output) ? [output] : []
}

const types = { '.html': 'text/html', '.js': 'text/javascript' }

/** Serves what was built; a bundler that makes no HTML gets some. */
async function serve(home) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    readFile(join(home, 'built', pathname)).then(
      (file) => response.setHeader('content-type', types[extname(pathname)] ?? '').end(file),
      async () => {
        const page = /(\w+)\.html$/.exec(pathname)?.[1]
        if (!pages.includes(page)) return response.writeHead(404).end()
        response.setHeader('content-type', 'text/html')
        response.end(await readFile(join(home, 'bundlers', `${page}.html`)))
      },
    )
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { origin: `http://localhost:${server.address().port}`, close: () => server.close() }
}

/** Starts what the pages of all bundlers are opened with. `open` resolves to what went wrong. */
export async function startBrowser(home) {
  const emulator = await startEmulator()
  const antom = createAntomClient({ ...emulator.credentials, gateway: emulator.gateway })
  const site = await serve(home)
  const browser = await chromium.launch(chromiumShell())
  let sessions = 0

  async function newSession() {
    const amount = { currency: 'USD', value: '100' }
    const { paymentSessionData } = await antom.createPaymentSession({
      paymentRequestId: `request-${(sessions += 1)}`,
      paymentAmount: amount,
      paymentRedirectUrl: `${site.origin}/thanks`,
      order: {
        referenceOrderId: `order-${sessions}`,
        orderDescription: 'A mug',
        orderAmount: amount,
        buyer: { referenceBuyerId: 'buyer-1' },
      },
    })
    return paymentSessionData
  }

  async function openPage(bundler, page) {
    const tab = await browser.newPage()
    const printed = []
    tab.on('console', (message) => printed.push(message.text()))
    tab.on('pageerror', (error) => printed.push(error.message))
    try {
      const query = new URLSearchParams({
        environment: emulator.pageUrl,
        sessionData: await newSession(),
      })
      await tab.goto(`${site.origin}/${bundler}/${page}.html?${query}`)
      await tab.waitForFunction(() => document.title === 'ready')
      await tab.frameLocator('iframe').getByRole('button').first().waitFor()
    } catch (error) {
      printed.push(error.message)
    }
    await tab.close()
    return printed.map((line) => `${page}: ${line}`)
  }

  return {
    async open(bundler) {
      const printed = []
      for (const page of pages) printed.push(...(await openPage(bundler, page)))
      return printed
    },
    async close() {
      await browser.close()
      site.close()
      await emulator.close()
    },
  }
}
