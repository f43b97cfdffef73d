import type { Page } from '@playwright/test'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build, type Alias, type Rollup } from 'vite'
import { shop } from './harness.ts'

type Bundle = Rollup.RollupOutput['output']

/** React in development mounts twice in StrictMode, and tells of mistakes in the console. */
export type Variant = '19' | '19 in development' | '18 in development'

const bundles = new Map<Variant, Promise<Bundle>>()

/** Opens the React page, with another React than a merchant's build has where the tests ask for one. */
export async function openReact(
  page: Page,
  variant: Variant,
  edit = (html: string): string => html,
): Promise<void> {
  // Chromium does not know that a page served by the test is a local one, and asks before it shows another in a frame.
  await page.context().grantPermissions(['local-network-access'])
  if (variant === '19') {
    await page.route(`${shop()}/react.html`, async (route) => {
      const response = await route.fetch()
      await route.fulfill({ response, body: edit(await response.text()) })
    })
    await page.goto(`${shop()}/react.html`)
    return
  }
  const bundle = bundles.get(variant) ?? bundleWith(variant)
  bundles.set(variant, bundle)
  const files = await bundle
  await page.route(`${shop()}${base}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(base.length)
    const file = files.find(({ fileName }) => fileName === path)
    if (!file) return route.fulfill({ status: 404 })
    const text = file.type === 'chunk' ? file.code : String(file.source)
    return path.endsWith('.html')
      ? route.fulfill({ contentType: 'text/html', body: edit(text) })
      : route.fulfill({ contentType: 'text/javascript', body: text })
  })
  await page.goto(`${shop()}${base}react.html`)
}

const base = '/react-variant/'

async function bundleWith(variant: Variant): Promise<Bundle> {
  const root = fileURLToPath(new URL('pages', import.meta.url))
  const built = (await build({
    root,
    base,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"development"' },
    resolve: { alias: variant === '18 in development' ? react18() : [] },
    build: { write: false, rolldownOptions: { input: `${root}/react.html` } },
  })) as Rollup.RollupOutput
  return built.output
}

/** Both Reacts are dependencies of the adapter, which is tested with both. */
function react18(): Alias[] {
  const adapter = new URL('../packages/react/package.json', import.meta.url)
  const folderOf = (name: string): string =>
    createRequire(adapter)
      .resolve(`${name}/package.json`)
      .replace(/package\.json$/, '')
  return [
    { find: /^react($|\/)/, replacement: folderOf('react-18') },
    { find: /^react-dom($|\/)/, replacement: folderOf('react-dom-18') },
  ]
}
