import type { KnownSession, SessionView } from '../payment/sessionView.ts'
import { button, element } from './element.ts'
import { language } from './language.ts'
import { messageScreen } from './screens/messageScreen.ts'
import { money } from '../shared/money.ts'
import { decide, fetchWallet } from './server.ts'
import { createStage } from './stage.ts'
import { words } from './words.ts'

// The buyer's bank: another site, inside the checkout page. Its decision goes to the server, not to the page around it.

const byId = (id: string): HTMLElement => document.getElementById(id) ?? document.body
const challengeUrl = window.location.pathname
const stage = createStage(byId('stage'), byId('announcer'))

function show(session: SessionView): void {
  if (session.state === 'unknown') return over()
  const { payment } = session
  if (payment?.awaitsBuyer && challengeUrl.endsWith(payment.id)) ask(session)
  else over()
}

function ask(session: KnownSession): void {
  const answer = (decision: 'confirm' | 'fail' | 'cancel') => (): void =>
    void decide(challengeUrl, decision).then(over)
  stage.show(
    element(
      'section',
      { class: 'challenge-page' },
      element('p', { class: 'wallet-name' }, words.bank),
      element('h1', {}, words.bankHeading),
      element(
        'p',
        { class: 'total' },
        money(session.amount, language(session.locale ?? null, navigator.language)),
      ),
      element('p', { class: 'message-note' }, words.payTo(session.merchantName)),
      element(
        'div',
        { class: 'actions' },
        button(words.bankApprove, 'primary', answer('confirm')),
        button(words.bankFail, 'secondary', answer('fail')),
        button(words.cancelPayment, 'secondary', answer('cancel')),
      ),
    ),
  )
}

function over(): void {
  stage.show(messageScreen({ kind: 'busy', heading: words.bankDone, note: '' }))
}

void fetchWallet(challengeUrl).then(show, over)
