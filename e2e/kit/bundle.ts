import type { Page } from '@playwright/test'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { build, type Alias, type Rollup } from 'vite'
import { shop } from './origins.ts'

type Bundle = Rollup.RollupOutput['output']

const bundles = new Map<string, Promise<Bundle>>()

/** Opens a test page that is built for development, where frameworks print mistakes, or with other packages. */
export async function openBundle(
  page: Page,
  name: string,
  { file, alias = [], edit = (html) => html }: BundleOptions,
): Promise<void> {
  const base = `/${name}/`
  const bundle = bundles.get(name) ?? bundleOf(base, file, alias)
  bundles.set(name, bundle)
  const files = await bundle
  await page.route(`${shop()}${base}**`, async (route) => {
    const path = new URL(route.request().url()).pathname.slice(base.length)
    const found = files.find(({ fileName }) => fileName === path)
    if (!found) return route.fulfill({ status: 404 })
    const text = found.type === 'chunk' ? found.code : String(found.source)
    return path.endsWith('.html')
      ? route.fulfill({ contentType: 'text/html', body: edit(text) })
      : route.fulfill({ contentType: 'text/javascript', body: text })
  })
  await page.goto(`${shop()}${base}${file}`)
}

export interface BundleOptions {
  /** In `pages`. */
  readonly file: string
  readonly alias?: Alias[]
  readonly edit?: (html: string) => string
}

async function bundleOf(base: string, file: string, alias: Alias[]): Promise<Bundle> {
  const root = fileURLToPath(new URL('pages', import.meta.url))
  const built = (await build({
    root,
    base,
    configFile: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    resolve: { alias },
    build: { write: false, rolldownOptions: { input: `${root}/${file}` } },
  })) as Rollup.RollupOutput
  return built.output
}

/** Another version of a package, from the adapter's own dependencies. */
export function aliasOf(adapter: 'react' | 'vue', name: string, version: string): Alias {
  const manifest = new URL(`../../packages/${adapter}/package.json`, import.meta.url)
  const replacement = createRequire(manifest)
    .resolve(`${name}-${version}/package.json`)
    .replace(/package\.json$/, '')
  return { find: new RegExp(`^${name}($|/)`), replacement }
}
