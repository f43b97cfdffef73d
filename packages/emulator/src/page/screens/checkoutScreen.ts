import type { Detail, OfferedMethod, PaymentMethod } from '../../payment/paymentMethods.ts'
import type { KnownSession } from '../../payment/sessionView.ts'
import type { TestCard } from '../../scenarios/simulation.ts'
import { createCardForm, type CardForm } from '../card/cardForm.ts'
import { createDetailForm, type DetailForm } from '../detailForm.ts'
import { button, element } from '../element.ts'
import { icon, type IconName } from '../icon.ts'
import { money } from '../../shared/money.ts'
import { words } from '../words.ts'
import { expressButtons } from './expressButtons.ts'
import { createMethodList, type MethodRow } from './methodList.ts'
import { orderSummary } from './orderSummary.ts'

/** The input of the buyer, once it is complete. */
export interface PayInput {
  /** Digits only, with cards. */
  cardNumber?: string
  saveCard?: boolean
  /** The token of a saved card. */
  savedCard?: string
  details?: Partial<Record<Detail, string>>
}

export interface CheckoutOptions {
  session: KnownSession
  language: string
  announce: (text: string) => void
  onLeave: () => void
  onPay: (method: PaymentMethod, input: PayInput) => void
}

export interface CheckoutScreen {
  nodes: Node[]
  /** Shows above the pay button why the payment was not taken. */
  refuse: (problem: string) => void
  /** Fills in the form; `undefined` where no card is taken. */
  fill: ((card: TestCard) => void) | undefined
}

/** A row of the list that can be paid with. */
interface PayRow extends MethodRow {
  method: PaymentMethod
  payLabel: string
  /** Checks the fields of the row. → the input, or undefined where a field shows its problem. */
  read: () => PayInput | undefined
  card?: CardForm
}

const looks: Record<PaymentMethod['kind'], { icon: IconName; hint: string }> = {
  card: { icon: 'card', hint: words.cardHint },
  wallet: { icon: 'wallet', hint: words.walletHint },
  qr: { icon: 'qr', hint: words.qrHint },
  device: { icon: 'device', hint: words.deviceHint },
}

/** The order, the ways to pay, and the button. */
export function createCheckoutScreen(options: CheckoutOptions): CheckoutScreen {
  const { session, language, announce, onPay } = options
  const amount = money(session.amount, language)
  const express = session.methods.filter((method) => method.express)
  const rows = rowsOf(session, amount)
  const problem = element('p', { class: 'problem', role: 'alert' })

  const pay = element('button', { type: 'submit', class: 'button primary pay-button' })
  const list = rows.length
    ? createMethodList(rows, ({ payLabel }) => {
        problem.textContent = ''
        pay.textContent = payLabel
      })
    : undefined
  const form = element(
    'form',
    { novalidate: true, autocomplete: 'on' },
    list?.node,
    problem,
    list && pay,
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const row = list?.selected()
    const input = row?.read()
    if (row && input) {
      onPay(row.method, input)
    }
  })

  const cardRow = rows.find(({ card }) => card)
  const fill = (chosen: TestCard): void => {
    list?.select(cardRow!)
    cardRow?.card?.fill(chosen)
    announce(words.testFilled(chosen.label))
    // Cards are chosen below the form; the next step is above.
    pay.focus()
  }

  const way = element(
    'section',
    { class: 'way' },
    element('h1', {}, words.choose),
    express.length > 0 && expressButtons(express, (method) => onPay(method, {})),
    express.length > 0 && list && element('p', { class: 'or' }, words.or),
    form,
  )
  return {
    nodes: [
      topBar(session, options.onLeave),
      element('div', { class: 'checkout' }, orderSummary(session, language), way),
    ],
    refuse: (text) => {
      problem.textContent = text
    },
    fill: cardRow && fill,
  }
}

/** Saved cards first, then the methods that are not above the list as buttons. */
function rowsOf(session: KnownSession, amount: string): PayRow[] {
  return session.methods
    .filter(({ express }) => !express)
    .flatMap((method) => [
      ...(method.kind === 'card' ? savedRows(session, method, amount) : []),
      rowOf(session, method, amount),
    ])
}

function savedRows({ savedCards }: KnownSession, method: OfferedMethod, amount: string): PayRow[] {
  return savedCards.map(({ token, label }, index) => ({
    id: `saved-card-${index}`,
    label,
    hint: words.savedCardHint,
    icon: 'card',
    panel: element('p', { class: 'note' }, words.savedCardNote),
    method,
    payLabel: words.pay(amount),
    read: () => ({ savedCard: token }),
  }))
}

function rowOf(session: KnownSession, method: OfferedMethod, amount: string): PayRow {
  const row = { id: `method-${method.type}`, label: method.label, method, ...looks[method.kind] }
  if (method.kind === 'card') {
    const card = createCardForm(session.saving)
    return {
      ...row,
      panel: card.node,
      payLabel: words.pay(amount),
      card,
      read: () =>
        card.check() ? { cardNumber: card.number(), saveCard: card.isToBeSaved() } : undefined,
    }
  }
  const details = method.asks && createDetailForm(method, session.details)
  return {
    ...row,
    panel: element('div', {}, details?.node, element('p', { class: 'note' }, noteOf(method))),
    payLabel: words.payWith(amount, method.label),
    read: () => readDetails(details),
  }
}

function readDetails(form: DetailForm | undefined): PayInput | undefined {
  if (!form) {
    return {}
  }
  return form.check() ? { details: form.values() } : undefined
}

function noteOf({ kind, label }: OfferedMethod): string {
  switch (kind) {
    case 'wallet':
      return words.walletNote(label)
    case 'qr':
      return words.qrNote(label)
    case 'device':
      return words.deviceNote(label)
    case 'card':
      return ''
  }
}

function topBar(session: KnownSession, onLeave: () => void): HTMLElement {
  const leave = button(words.leave(session.merchantName), 'quiet', onLeave)
  leave.prepend(icon('back'))
  const secure = element('p', { class: 'secure' }, words.secure)
  secure.prepend(icon('lock'))
  return element('div', { class: 'bar' }, leave, secure)
}
