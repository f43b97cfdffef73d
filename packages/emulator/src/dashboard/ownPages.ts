import type { MiddlewareHandler } from 'hono'
import { isLoopback } from '../notify/allowedHost.ts'

/**
 * Lets the pages of this emulator use it, and programs of this machine, and nobody else: a page of another origin must neither
 * send a request that does something, nor read what is shown by giving its own name the address 127.0.0.1.
 */
export const ownPages: MiddlewareHandler = async (c, next) => {
  const address = `http://${c.req.header('host') ?? ''}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (!url || !isLoopback(url.hostname)) {
    return c.text('The dashboard answers to 127.0.0.1 and localhost only.', 403)
  }
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const isForeign =
    (origin !== undefined && origin !== url.origin) ||
    (site !== undefined && site !== 'same-origin')
  const isReading = c.req.method === 'GET' || c.req.method === 'HEAD'
  // A link may lead to a page from anywhere, and the user may type any address ("none"). The rest is for our own pages.
  const mayCome = isReading && (site === 'none' || !c.req.path.startsWith('/dashboard/'))
  if (isForeign && !mayCome) {
    return c.text('Only the dashboard itself and programs on this machine may do this.', 403)
  }
  return next()
}
