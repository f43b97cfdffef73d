import { Hono } from 'hono'
import type { Antom } from '../antom.ts'
import type { Payment } from '../payment/payment.ts'
import { sessionView } from '../payment/session-view.ts'

/** What a page asks its server where a buyer decides about a payment, outside of the checkout page. */
export function decisionRoutes(
  antom: Antom,
  decisions: Record<string, (payment: Payment) => void>,
): Hono {
  const routes = new Hono()

  routes.get('/:id{[0-9]+}/payment', (c) => {
    const found = antom.sessions.byPaymentId(c.req.param('id'))
    return c.json(sessionView(antom, found?.session))
  })
  routes.post(`/:id{[0-9]+}/:decision{${Object.keys(decisions).join('|')}}`, (c) => {
    const { id, decision } = c.req.param() as { id: string; decision: string }
    const found = antom.sessions.byPaymentId(id)
    if (found?.payment.awaitsBuyer) decisions[decision]?.(found.payment)
    return c.json(sessionView(antom, found?.session))
  })
  return routes
}
