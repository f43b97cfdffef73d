import { Hono } from 'hono'
import type { Antom } from '../antom.ts'
import type { Attempt } from '../payment/attempt.ts'
import type { Session } from '../payment/session.ts'
import { sessionView } from '../payment/sessionView.ts'

/** The requests of a page outside of the checkout page where a buyer decides about a payment. */
export function decisionRoutes(
  antom: Antom,
  decisions: Record<string, (session: Session, attempt: Attempt) => void>,
): Hono {
  const routes = new Hono()

  routes.get('/:id{[0-9]+}/payment', (c) => {
    const found = antom.sessions.byAttemptId(c.req.param('id'))
    return c.json(sessionView(antom, found?.session))
  })
  routes.post(`/:id{[0-9]+}/:decision{${Object.keys(decisions).join('|')}}`, (c) => {
    const { id, decision } = c.req.param() as { id: string; decision: string }
    const found = antom.sessions.byAttemptId(id)
    if (found?.attempt.awaitsBuyer) {
      decisions[decision]?.(found.session, found.attempt)
    }
    return c.json(sessionView(antom, found?.session))
  })
  return routes
}
