import { Hono, type Context } from 'hono'
import type { Antom } from './antom.ts'
import { pay, readPayRequest } from './pay.ts'
import { outcomes } from './outcomes.ts'
import { sessionView } from './session-view.ts'
import { pageFiles } from './page-files.ts'

export const pagePath = '/checkout-page/pages/payment/'

/** The hosted page and what it asks its server. It has no other way to learn or to change anything. */
export function createCheckoutPage(antom: Antom): Hono {
  const page = new Hono()
  page.route('/', pageFiles('index.html'))
  page.get('/api/test-cards', (c) => c.json(outcomes.map(({ card, label }) => ({ card, label }))))

  page.post('/api/session', async (c) => {
    const sessionData = readSessionData(await bodyOf(c))
    return sessionData === undefined
      ? c.json({ problem: 'not a session' }, 400)
      : c.json(sessionView(antom, antom.sessions.byData(sessionData)))
  })
  page.post('/api/pay', async (c) => {
    const request = readPayRequest(await bodyOf(c))
    return request ? c.json(pay(antom, request)) : c.json({ problem: 'not a payment' }, 400)
  })
  return page
}

/** Undefined for what is not JSON: it is refused as a body of the wrong shape. */
function bodyOf(c: Context): Promise<unknown> {
  return c.req.json<unknown>().catch(() => undefined)
}

function readSessionData(body: unknown): string | undefined {
  const sessionData = (body as { sessionData?: unknown } | null | undefined)?.sessionData
  return typeof sessionData === 'string' ? sessionData : undefined
}
