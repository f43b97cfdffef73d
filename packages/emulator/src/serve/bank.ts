import { Hono } from 'hono'
import type { Antom } from '../antom.ts'
import { decisionRoutes } from './decisionRoutes.ts'
import { pageFiles } from './pageFiles.ts'
import { applyOutcome, fail } from '../payment/settle.ts'
import { paid } from '../scenarios/outcomes.ts'

/**
 * An origin that is not Antom's, inside Antom's page: the bank that asks the buyer (3-D Secure) at `/challenge/<id>`,
 * and at `/forger/index.html` a page that speaks to the shop as if it were Antom's.
 */
export function createBank(antom: Antom): Hono {
  const bank = new Hono()

  bank.route(
    '/challenge',
    decisionRoutes(antom, {
      confirm: (session, attempt) => applyOutcome(antom, session, attempt, paid),
      fail: (session, attempt) => fail(antom, session, attempt, 'USER_PAYMENT_VERIFICATION_FAILED'),
      cancel: (session, attempt) => fail(antom, session, attempt, 'USER_CANCELED'),
    }),
  )
  bank.route('/challenge', pageFiles('challenge.html', '/:id{[0-9]+}'))
  bank.get('/forger/robbed', (c) =>
    c.text('A forged redirect has brought you here: the page that you left believed it.'),
  )
  bank.route('/forger', pageFiles('forger.html'))
  return bank
}
