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
/** The files of the element's package that a shop serves. */
const script = join(dirname(resolve('@antom-checkout/element/package.json')), 'dist', 'cdn')

/**
 * The pages of `cms/`, whose author writes no JavaScript, and `antom-checkout.js` for them. The server does what a CMS does:
 * it puts each page into the theme, `frame.html`. It changes one thing: `environment="sandbox"` becomes `environment`.
 */
export function createCms(environment: string): Hono {
  const frame = readFileSync(`${written}/frame.html`, 'utf8')
  const pageOf = (file: string): string => {
    const text = readFileSync(`${written}/${file}`, 'utf8')
    const [, head, page] = /^<head>(.*?)<\/head>(.*)$/s.exec(text) ?? []
    const whole =
      head === undefined
        ? text
        : frame.replace('<!-- head -->', () => head).replace('<!-- page -->', () => page!)
    return whole.replaceAll('environment="sandbox"', () => `environment="${environment}"`)
  }
  return new Hono()
    .use('/cms/strict.html', async (c, next) => {
      await next()
      c.header('Content-Security-Policy', strictPolicy(environment))
    })
    .get('/cms', (c) => c.redirect('/cms/'))
    .get('/cms/:page{([a-z-]+\\.html)?}', (c) => {
      try {
        return c.html(pageOf(c.req.param('page') || 'index.html'), 200, {
          'Cache-Control': 'no-cache',
        })
      } catch {
        return c.notFound()
      }
    })
    .get('/cms/fonts/:font{(instrument-sans|bricolage-grotesque|newsreader)\\.woff2}', (c) => {
      const font = c.req.param('font').replace('.woff2', '')
      const file = `@fontsource-variable/${font}/files/${font}-latin-wght-normal.woff2`
      const woff2 = new Uint8Array(readFileSync(resolve(file)))
      return c.body(woff2, 200, { 'Content-Type': 'font/woff2' })
    })
    .get('/cms/*', files('/cms', written), (c) => c.notFound())
    .get('/antom/*', files('/antom', script), (c) => c.notFound())
}

const files = (path: string, root: string): ReturnType<typeof serveStatic> =>
  serveStatic({ root, rewriteRequestPath: (asked) => asked.slice(path.length) })

/** Only the named sources may run, be loaded or be framed, and no text becomes a script. */
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
