import { Hono } from 'hono'
import { renderSVG } from 'uqr'
import type { Antom } from '../antom.ts'
import { decisionRoutes } from './decisionRoutes.ts'
import { pageFiles } from './pageFiles.ts'
import { applyOutcome, fail } from '../payment/settle.ts'
import { paid } from '../scenarios/outcomes.ts'

/** The wallet that a buyer is sent to, or that scans the QR code: one page per attempt to pay, at `/wallet/<id>`. */
export function createWalletPage(antom: Antom): Hono {
  const wallet = new Hono()

  wallet.route(
    '/',
    decisionRoutes(antom, {
      confirm: (session, attempt) => applyOutcome(antom, session, attempt, attempt.forced ?? paid),
      cancel: (session, attempt) => fail(antom, session, attempt, 'USER_CANCELED'),
    }),
  )
  wallet.get('/:id{[0-9]+}/qr.svg', (c) => {
    const url = new URL(`/wallet/${c.req.param('id')}`, antom.pageUrl).href
    return c.body(renderSVG(url, { border: 2 }), 200, { 'content-type': 'image/svg+xml' })
  })
  wallet.route('/', pageFiles('wallet.html', '/:id{[0-9]+}'))
  return wallet
}
