import { createHash, timingSafeEqual } from 'node:crypto'
import { type MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'

const COOKIE = 'loam-owner'
const HALF_A_DAY_S = 12 * 60 * 60
/** Requests through a tunnel, or by a foreign name that leads to this machine, have another `Host`. */
const thisMachine = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** Lets the owner in, and nobody else. */
export interface Owner {
  /** For the page: a link with the right `?key=` leaves a cookie, and the key leaves the address. */
  readonly enter: MiddlewareHandler
  /** For the API: only with the cookie, only on this machine, and never on behalf of another page. */
  readonly only: MiddlewareHandler
}

export function createOwner(key: string): Owner {
  const isKey = (given: string | undefined): boolean =>
    given !== undefined && timingSafeEqual(digest(given), digest(key))

  return {
    enter: createMiddleware(async (c, next) => {
      if (!isKey(c.req.query('key')) || !isLocal(c.req.header('host'))) {
        return next()
      }
      const options = { httpOnly: true, sameSite: 'Strict', maxAge: HALF_A_DAY_S } as const
      setCookie(c, COOKIE, key, { ...options, path: '/api/admin' })
      return c.redirect('/admin', 303)
    }),
    only: createMiddleware(async (c, next) => {
      c.header('Cache-Control', 'no-store')
      if (!isLocal(c.req.header('host'))) {
        return c.json({ error: 'There is nothing here.' }, 404)
      }
      if (!isKey(getCookie(c, COOKIE))) {
        return c.json({ error: 'Only the owner may see this.' }, 401)
      }
      // A page on another port of localhost is the same site, so its requests have the cookie. `Origin` tells them apart.
      const isSafe = c.req.method === 'GET' || c.req.method === 'HEAD'
      if (!isSafe && c.req.header('origin') !== new URL(c.req.url).origin) {
        return c.json({ error: 'Only the page of the owner may do this.' }, 403)
      }
      return next()
    }),
  }
}

const isLocal = (host: string | undefined): boolean => thisMachine.test(host ?? '')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
