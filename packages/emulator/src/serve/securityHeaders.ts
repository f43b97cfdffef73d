import type { MiddlewareHandler } from 'hono'

// No frame-ancestors and no X-Frame-Options: any shop on any port may embed the page. No CORS anywhere: a shop's page
// must not be able to call the gateway, only its server may.
const headers = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  // The session is in the address: it must not travel on to the merchant or anybody else.
  'referrer-policy': 'no-referrer',
}

/** `frames`: the origin that a page may show in frames of its own, if any. */
export function securityHeaders(frames = "'none'"): MiddlewareHandler {
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src ${frames}; base-uri 'none'; form-action 'none'`
  return async (c, next) => {
    await next()
    c.header('content-security-policy', policy)
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
  }
}
