import type { KnownSession, PaymentView } from '../../payment/sessionView.ts'
import { button } from '../element.ts'
import { messageScreen } from './messageScreen.ts'
import { receipt } from './receipt.ts'
import { failureReason, words } from '../words.ts'

export interface ResultActions {
  onBack: () => void
  onTryAgain: () => void
}

/** The result of the payment, in words for the buyer. */
export function resultScreen(
  session: KnownSession,
  payment: PaymentView,
  language: string,
  actions: ResultActions,
): Node {
  const back = (kind: 'primary' | 'secondary'): Node =>
    button(words.backToMerchant, kind, actions.onBack)
  const details = receipt(session, language)
  switch (payment.status) {
    case 'SUCCESS':
      return messageScreen({
        kind: 'success',
        heading: words.succeeded,
        note: words.succeededNote,
        details,
        actions: [back('primary')],
      })
    case 'PROCESSING':
      return messageScreen({
        kind: 'pending',
        heading: words.pending,
        note: words.pendingNote,
        details,
        actions: [back('primary')],
      })
    case 'FAIL':
    case 'CANCELLED':
      return messageScreen({
        kind: 'failure',
        heading: words.failed,
        note: failureReason(payment.result.paymentResultCode),
        details,
        actions:
          session.state === 'open' ? [tryAgain(actions), back('secondary')] : [back('primary')],
      })
  }
}

function tryAgain({ onTryAgain }: ResultActions): Node {
  return button(words.tryAgain, 'primary', onTryAgain)
}
