import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

// The same place from `src` and from `dist`.
const root = fileURLToPath(new URL('../../dist/public', import.meta.url))

/** The built shop: its files, and one page for every address. `checkoutOrigin` is whose page it may frame. */
export function createPages(checkoutOrigin: string): Hono {
  const page = readPage()
  const pages = new Hono()
  // A page where people pay names what may run on it. `analytics: false` keeps the SDK's tracker out, so 'self' is enough.
  pages.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        frameSrc: [checkoutOrigin],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
      },
      strictTransportSecurity: false, // plain http on this machine
      crossOriginOpenerPolicy: false, // wallets may be opened in a window
    }),
  )
  pages.get(
    '/assets/*',
    serveStatic({
      root,
      onFound: (_, c) => c.header('Cache-Control', 'max-age=31536000, immutable'),
    }),
  )
  pages.get('/assets/*', (c) => c.notFound())
  pages.get('*', (c) => c.html(page, 200, { 'Cache-Control': 'no-cache' }))
  return pages
}

function readPage(): string {
  try {
    return readFileSync(`${root}/index.html`, 'utf8')
  } catch (cause) {
    throw new Error('The shop is not built yet. Build it with "npx vite build" in packages/demo.', {
      cause,
    })
  }
}
