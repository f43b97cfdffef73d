import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { SessionReason } from './payments.ts'

/** The JSON of a request. Throws what is answered with 400. */
export async function body(c: Context): Promise<unknown> {
  return c.req.json().catch((cause: unknown) => {
    throw new HTTPException(400, { message: 'The body must be JSON.', cause })
  })
}

/** Why a session is asked for; what cannot be read counts as the first time. */
export function reasonOf(input: unknown): SessionReason {
  const reason = (input as { reason?: unknown } | null)?.reason
  return reason === 'expired' || reason === 'retry' ? reason : 'initial'
}
