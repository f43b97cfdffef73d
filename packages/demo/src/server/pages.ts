import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { contentSecurityPolicy } from '@antom-checkout/core/csp'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

// The same place from `src` and from `dist`.
const root = fileURLToPath(new URL('../../dist/public', import.meta.url))

/** The built shop: its files, and one page for every address. Banks and wallets may show in the checkout's frame. */
export function createPages(environment: string): Hono {
  const page = readPage()
  const { directives } = contentSecurityPolicy({ environment, analytics: false })
  return new Hono()
    .use(
      secureHeaders({
        contentSecurityPolicy: {
          defaultSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          frameSrc: [...directives['frame-src']!],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          objectSrc: ["'none'"],
        },
        strictTransportSecurity: false, // plain http on this machine
        crossOriginOpenerPolicy: false, // wallets may be opened in a window
      }),
    )
    .get(
      '/assets/*',
      serveStatic({
        root,
        onFound: (_, c) => c.header('Cache-Control', 'max-age=31536000, immutable'),
      }),
      (c) => c.notFound(),
    )
    .get('/drawings/*', serveStatic({ root }), (c) => c.notFound())
    .get('*', (c) => c.html(page, 200, { 'Cache-Control': 'no-cache' }))
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
