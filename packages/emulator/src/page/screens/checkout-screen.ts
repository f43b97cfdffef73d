import type { PaymentMethod } from '../../payment/payment-method.ts'
import type { TestCard } from '../../scenarios/simulation.ts'
import type { KnownSession } from '../../payment/session-view.ts'
import { createCardForm } from '../card/card-form.ts'
import { button, element } from '../element.ts'
import { icon } from '../icon.ts'
import { createMethodList } from './method-list.ts'
import { money } from '../money.ts'
import { orderSummary } from './order-summary.ts'
import { words } from '../words.ts'

export interface CheckoutOptions {
  session: KnownSession
  language: string
  announce: (text: string) => void
  onLeave: () => void
  /** `cardNumber` with cards only, once the form is right. */
  onPay: (method: PaymentMethod, cardNumber?: string) => void
}

export interface CheckoutScreen {
  nodes: Node[]
  /** Says above the pay button why the payment was not taken. */
  refuse: (problem: string) => void
  /** Fills in the form; `undefined` where no card is taken. */
  fill: ((card: TestCard) => void) | undefined
}

/** The order, the ways to pay, and the button. */
export function createCheckoutScreen(options: CheckoutOptions): CheckoutScreen {
  const { session, language, announce } = options
  const amount = money(session.amount, language)
  const card = createCardForm()
  const pay = element('button', { type: 'submit', class: 'button primary pay-button' })
  const problem = element('p', { class: 'problem', role: 'alert' })

  const methods = createMethodList(
    session.methods,
    (method) => panelOf(method, card.node),
    (method) => {
      problem.textContent = ''
      pay.textContent =
        method.kind === 'card' ? words.pay(amount) : words.payWith(amount, method.label)
    },
  )
  const fill = (chosen: TestCard): void => {
    methods.select('card')
    card.fill(chosen)
    announce(words.testFilled(chosen.label))
    // Below the form is where cards are chosen; the next step is above.
    pay.focus()
  }

  const form = element('form', { novalidate: true, autocomplete: 'on' }, methods.node, problem, pay)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const method = methods.selected()
    if (method.kind !== 'card') options.onPay(method)
    else if (card.check()) options.onPay(method, card.number())
  })

  const takesCards = session.methods.some(({ kind }) => kind === 'card')
  const way = element('section', { class: 'way' }, element('h1', {}, words.choose), form)
  return {
    nodes: [
      topBar(session, options.onLeave),
      element('div', { class: 'checkout' }, orderSummary(session, language), way),
    ],
    refuse: (text) => {
      pay.disabled = false
      problem.textContent = text
    },
    fill: takesCards ? fill : undefined,
  }
}

function topBar(session: KnownSession, onLeave: () => void): HTMLElement {
  const leave = button(words.leave(session.merchantName), 'quiet', onLeave)
  leave.prepend(icon('back'))
  const secure = element('p', { class: 'secure' }, words.secure)
  secure.prepend(icon('lock'))
  return element('div', { class: 'bar' }, leave, secure)
}

function panelOf(method: PaymentMethod, cardForm: Node): Node {
  switch (method.kind) {
    case 'card':
      return cardForm
    case 'wallet':
      return element('p', { class: 'note' }, words.walletNote(method.label))
    case 'qr':
      return element('p', { class: 'note' }, words.qrNote(method.label))
  }
}
