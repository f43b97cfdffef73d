import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contentSecurityPolicy } from '@antom-checkout/core/csp'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

const { resolve } = createRequire(import.meta.url)
// The same place from `src` and from `dist`.
const written = fileURLToPath(new URL('../../cms', import.meta.url))
/** What a shop serves of the element's package. */
const script = join(dirname(resolve('@antom-checkout/element/package.json')), 'dist', 'cdn')
const fonts = ['instrument-sans', 'bricolage-grotesque', 'newsreader']

/**
 * The pages of `cms/`, as somebody wrote them who writes no JavaScript, and `antom-checkout.js` for them. They say
 * `environment="sandbox"`: the one thing that is put in its place here is the emulator's page.
 */
export function createCms(environment: string): Hono {
  const cms = new Hono()
  cms.use('/cms/strict.html', async (c, next) => {
    await next()
    c.header('Content-Security-Policy', strictPolicy(environment))
  })
  cms.get('/cms', (c) => c.redirect('/cms/'))
  cms.get('/cms/:page{([a-z-]+\\.html)?}', (c) => {
    try {
      const page = readFileSync(`${written}/${c.req.param('page') || 'index.html'}`, 'utf8')
      return c.html(page.replaceAll('environment="sandbox"', `environment="${environment}"`), 200, {
        'Cache-Control': 'no-cache',
      })
    } catch {
      return c.notFound()
    }
  })
  cms.get('/cms/fonts/:font', async (c, next) => {
    const font = fonts.find((name) => c.req.param('font') === `${name}.woff2`)
    if (font === undefined) return next()
    const file = `@fontsource-variable/${font}/files/${font}-latin-wght-normal.woff2`
    const woff2 = readFileSync(resolve(file))
    return c.body(new Uint8Array(woff2), 200, { 'Content-Type': 'font/woff2' })
  })
  cms.get(
    '/cms/*',
    serveStatic({ root: written, rewriteRequestPath: (path) => path.replace(/^\/cms/, '') }),
    (c) => c.notFound(),
  )
  cms.get(
    '/antom/*',
    serveStatic({ root: script, rewriteRequestPath: (path) => path.replace(/^\/antom/, '') }),
    (c) => c.notFound(),
  )
  return cms
}

/** Nothing but what is named may run, be loaded or be framed, and no text becomes a script. */
function strictPolicy(environment: string): string {
  const { directives } = contentSecurityPolicy({
    environment,
    analytics: false,
    strict: true,
    trustedTypes: true,
  })
  const policy: Record<string, readonly string[]> = {
    'default-src': ["'none'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
    ...directives,
  }
  return Object.entries(policy)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ')
}
