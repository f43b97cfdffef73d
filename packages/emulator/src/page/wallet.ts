import type { KnownSession, SessionView } from '../payment/sessionView.ts'
import { button, element } from './element.ts'
import { language } from './language.ts'
import { messageScreen } from './screens/messageScreen.ts'
import { money } from '../shared/money.ts'
import { decide, fetchWallet } from './server.ts'
import { createStage } from './stage.ts'
import { words } from './words.ts'

// The wallet a buyer is sent to: another site in real life, so it knows the payment and nothing of the checkout page.

const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body
const walletUrl = window.location.pathname
const stage = createStage(byId('stage'), byId('announcer'))
byId('foot').append(element('span', { class: 'marker' }, words.emulator))

function show(session: SessionView): void {
  if (session.state === 'unknown') {
    return stage.show(
      messageScreen({ kind: 'notice', heading: words.unknown, note: words.unknownNote }),
    )
  }
  const { payment } = session
  if (payment?.awaitsBuyer && walletUrl.endsWith(payment.id)) return ask(session)
  const heading = payment?.status === 'SUCCESS' ? words.walletDone : words.walletOver
  const kind = payment?.status === 'SUCCESS' ? 'success' : 'notice'
  const back = button(words.backToMerchant, 'primary', () => leave(session))
  stage.show(messageScreen({ kind, heading, note: '', actions: [back] }))
}

function ask(session: KnownSession): void {
  const method = session.methods.find(({ type }) => type === session.payment?.methodType)
  const answer = (decision: 'confirm' | 'cancel') => (): void => void settle(session, decision)
  document.title = words.wallet(method?.label ?? '')
  stage.show(
    element(
      'section',
      { class: 'message wallet' },
      element('p', { class: 'wallet-name' }, words.wallet(method?.label ?? '')),
      element('h1', {}, words.walletHeading),
      element(
        'p',
        { class: 'total' },
        money(session.amount, language(session.locale ?? null, navigator.language)),
      ),
      element('p', { class: 'message-note' }, words.payTo(session.merchantName)),
      element(
        'div',
        { class: 'actions' },
        button(words.confirmPayment, 'primary', answer('confirm')),
        button(words.cancelPayment, 'secondary', answer('cancel')),
      ),
    ),
  )
}

async function settle(session: KnownSession, decision: 'confirm' | 'cancel'): Promise<void> {
  stage.show(messageScreen({ kind: 'busy', heading: words.processing, note: words.returning }))
  await decide(walletUrl, decision)
  leave(session)
}

function leave(session: KnownSession): void {
  window.location.assign(session.redirectUrl)
}

void fetchWallet(walletUrl).then(show, () =>
  stage.show(messageScreen({ kind: 'notice', heading: words.broken, note: words.brokenNote })),
)
