import type { KnownSession, PaymentView } from '../../payment/sessionView.ts'
import { button, element } from '../element.ts'
import { messageScreen } from './messageScreen.ts'
import { money } from '../../shared/money.ts'
import { words } from '../words.ts'

interface WalletActions {
  onOther: () => void
}

/** While the buyer decides in a wallet. On a desktop the shop's page is usually gone by now; on a phone it waits behind the app. */
export function redirectScreen(
  session: KnownSession,
  method: string,
  language: string,
  actions: WalletActions & { onOpen: () => void },
): Node {
  return messageScreen({
    kind: 'busy',
    heading: words.redirecting(method),
    note: words.redirectingNote(money(session.amount, language)),
    actions: [
      button(words.openWallet(method), 'primary', actions.onOpen),
      button(words.otherMethod, 'secondary', actions.onOther),
    ],
  })
}

/** A code for the buyer's phone. Scanning it with a real phone cannot work (it leads to this machine), hence the button. */
export function qrScreen(
  session: KnownSession,
  payment: PaymentView,
  method: string,
  language: string,
  actions: WalletActions & { onScan: () => void },
): Node {
  return element(
    'section',
    { class: 'message qr' },
    element('h1', {}, words.scan(method)),
    element('p', { class: 'message-note' }, words.scanNote(money(session.amount, language))),
    element('img', {
      class: 'qr-code',
      src: `${payment.walletUrl}/qr.svg`,
      alt: words.qrCode(method),
      width: '220',
      height: '220',
    }),
    element('p', { class: 'waiting' }, words.waiting),
    element(
      'div',
      { class: 'actions' },
      button(words.simulateScan, 'primary', actions.onScan),
      button(words.otherMethod, 'secondary', actions.onOther),
    ),
  )
}
