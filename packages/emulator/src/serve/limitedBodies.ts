import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'

/** The pages send a few hundred bytes. Nobody is identified here, so nothing larger is read. */
export const limitedBodies: MiddlewareHandler = bodyLimit({
  maxSize: 64 * 1024,
  onError: (c) => c.json({ problem: 'too large' }, 413, { connection: 'close' }),
})
