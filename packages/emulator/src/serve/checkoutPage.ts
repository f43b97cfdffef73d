import { Hono, type Context } from 'hono'
import type { Antom } from '../antom.ts'
import { pay, readPayRequest } from '../payment/pay.ts'
import { pageFiles } from './pageFiles.ts'
import { readScenario, type Scenario } from '../scenarios/scenario.ts'
import { simulation } from '../scenarios/simulation.ts'
import { expire } from '../payment/session.ts'
import { sessionView } from '../payment/sessionView.ts'

export const pagePath = '/checkout-page/pages/payment/'

const slowness = 5000

/** The scenario in the address; without one, the scenario of the emulator. */
interface Asked {
  Variables: { scenario: Scenario }
}

/** The hosted page and what it asks its server. It has no other way to learn or to change anything. */
export function createCheckoutPage(antom: Antom): Hono<Asked> {
  const page = new Hono<Asked>()

  page.use(async (c, next) => {
    try {
      c.set('scenario', readScenario(c.req.query('scenario'), antom.scenario))
    } catch (error) {
      return c.text((error as Error).message, 400)
    }
    return next()
  })
  page.use('/index.html', async (c, next) => {
    if (c.var.scenario === 'slow') await rest(antom, slowness)
    return next()
  })
  page.route('/', pageFiles('index.html'))
  page.get('/api/simulation', (c) => c.json(simulation(c.var.scenario, antom.bankUrl)))

  page.post('/api/session', async (c) => {
    const sessionData = readSessionData(await bodyOf(c))
    if (sessionData === undefined) return c.json({ problem: 'not a session' }, 400)
    const session = antom.sessions.byData(sessionData)
    if (session && c.var.scenario === 'expired') expire(session, antom.clock.now())
    return c.json(sessionView(antom, session))
  })
  page.post('/api/pay', async (c) => {
    const request = readPayRequest(await bodyOf(c))
    return request
      ? c.json(pay(antom, request, c.var.scenario))
      : c.json({ problem: 'not a payment' }, 400)
  })
  return page
}

function rest({ clock }: Antom, milliseconds: number): Promise<void> {
  return new Promise((resolve) => clock.after(milliseconds, resolve))
}

/** Undefined for what is not JSON: it is refused as a body of the wrong shape. */
function bodyOf(c: Context): Promise<unknown> {
  return c.req.json<unknown>().catch(() => undefined)
}

function readSessionData(body: unknown): string | undefined {
  const sessionData = (body as { sessionData?: unknown } | null | undefined)?.sessionData
  return typeof sessionData === 'string' ? sessionData : undefined
}
