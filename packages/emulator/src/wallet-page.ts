import { Hono } from 'hono'
import { renderSVG } from 'uqr'
import type { Antom } from './antom.ts'
import { outcomeOfScenario } from './outcomes.ts'
import { pageFiles } from './page-files.ts'
import { applyOutcome, fail } from './payment.ts'
import { sessionView } from './session-view.ts'

/** The wallet that a buyer is sent to, or that scans the QR code: one page per payment, at `/wallet/<paymentId>`. */
export function createWalletPage(antom: Antom): Hono {
  const wallet = new Hono()

  wallet.get('/:id{[0-9]+}/payment', (c) => {
    const found = antom.sessions.byPaymentId(c.req.param('id'))
    return c.json(sessionView(antom, found?.session))
  })
  wallet.post('/:id{[0-9]+}/:decision{confirm|cancel}', (c) => {
    const found = antom.sessions.byPaymentId(c.req.param('id'))
    if (found?.payment.awaitsBuyer) {
      if (c.req.param('decision') === 'cancel') fail(found.payment, 'USER_CANCELED')
      else applyOutcome(found.payment, antom.forced ?? paid, antom.clock)
    }
    return c.json(sessionView(antom, found?.session))
  })
  wallet.get('/:id{[0-9]+}/qr.svg', (c) => {
    const url = new URL(`/wallet/${c.req.param('id')}`, antom.pageUrl).href
    return c.body(renderSVG(url, { border: 2 }), 200, { 'content-type': 'image/svg+xml' })
  })
  wallet.route('/', pageFiles('wallet.html', '/:id{[0-9]+}'))
  return wallet
}

const paid = outcomeOfScenario('success')!
