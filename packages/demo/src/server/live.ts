import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Changes } from './changes.ts'

const LOOK_AGAIN_MS = 2000

/** Sends a view as JSON by server-sent events: at once, and again whenever it has changed, until the page is left. */
export function live(c: Context, changes: Changes, read: () => Promise<unknown>): Response {
  return streamSSE(c, async (stream) => {
    let sent = ''
    while (!stream.aborted) {
      const view = await read().catch((error: unknown) => {
        // A shop that closes ends the connection first, then its database.
        if (!stream.aborted) throw error
      })
      const data = JSON.stringify(view)
      if (data !== sent) {
        await stream.writeSSE({ data })
        sent = data
      }
      await changes.next(LOOK_AGAIN_MS)
    }
  })
}
