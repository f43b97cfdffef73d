import type { Antom } from '../antom.ts'
import type { Amount } from '../gateway/amount.ts'
import { methodsFor, type Detail, type OfferedMethod } from './paymentMethods.ts'
import { paymentResult, type PaymentResult } from './paymentResult.ts'
import type { Attempt } from './attempt.ts'
import { savedCardViews, type SavedCardView } from './savedCards.ts'
import { currentAttempt, isPayable, type Session } from './session.ts'

/** The part of a session that the page gets to know. */
export type SessionView = { state: 'unknown' } | KnownSession

export interface KnownSession {
  /** `open`: the buyer may choose a method; `settled`: a payment is running, paid or closed; `expired`: too late. */
  state: 'open' | 'settled' | 'expired'
  /** Milliseconds until the end. Not a time, because the clock of the page may be wrong. */
  expiresIn: number
  merchantName: string
  redirectUrl: string
  description: string
  orderId: string
  amount: Amount
  goods: { name: string; detail?: string; quantity: number; total: Amount }[]
  /** Antom's tag for the language (`pt_BR`), when the session names one. */
  locale?: string
  methods: readonly OfferedMethod[]
  /** The fields of the payment methods that the session has filled in. */
  details: Partial<Record<Detail, string>>
  /** `ask`: the buyer may save a card. `always`: every card is saved. */
  saving?: 'ask' | 'always'
  savedCards: readonly SavedCardView[]
  payment?: PaymentView
}

export interface PaymentView {
  id: string
  methodType: string
  status: Attempt['status']
  awaitsBuyer: boolean
  needsNewSession: boolean
  /** Where a wallet goes on, and what a QR code leads to. */
  walletUrl: string
  /** The bank's page, which asks the buyer before a card is charged. */
  challengeUrl?: string
  result: PaymentResult
}

export function sessionView(antom: Antom, session: Session | undefined): SessionView {
  if (!session) return { state: 'unknown' }
  const { request } = session
  const { order } = request
  const now = antom.clock.now()
  const attempt = currentAttempt(session)
  const { locale, availablePaymentMethod } = request
  const metaData = availablePaymentMethod?.paymentMethodMetaData
  return {
    state: stateOf(session, now),
    expiresIn: Math.max(0, session.expiresAt - now),
    merchantName: order.merchant?.merchantName || 'Test merchant',
    redirectUrl: request.paymentRedirectUrl,
    description: order.orderDescription,
    orderId: order.referenceOrderId,
    amount: request.paymentAmount,
    goods: (order.goods ?? []).map((item) => ({
      name: item.goodsName,
      ...(item.goodsSkuName && { detail: item.goodsSkuName }),
      quantity: Number(item.goodsQuantity),
      total: {
        currency: item.goodsUnitAmount.currency,
        value: String(BigInt(item.goodsUnitAmount.value) * BigInt(item.goodsQuantity)),
      },
    })),
    ...(locale && locale !== 'automatic' && { locale }),
    methods: methodsFor(request),
    details: {
      ...(metaData?.payerEmail && { payerEmail: metaData.payerEmail }),
      ...(metaData?.cpf && { cpf: metaData.cpf }),
    },
    ...savingOf(metaData?.tokenizeMode),
    savedCards: savedCardViews(request, antom.savedCards),
    ...(attempt && { payment: paymentView(antom, attempt) }),
  }
}

function savingOf(tokenizeMode: string | undefined): Pick<KnownSession, 'saving'> {
  switch (tokenizeMode) {
    case 'ASKFORCONSENT':
      return { saving: 'ask' }
    case 'ENABLED':
      return { saving: 'always' }
    default:
      return {}
  }
}

function paymentView({ pageUrl, bankUrl }: Antom, attempt: Attempt): PaymentView {
  const { id, methodType, status, awaitsBuyer, needsNewSession } = attempt
  const walletUrl = new URL(`/wallet/${id}`, pageUrl).href
  return {
    id,
    methodType,
    status,
    awaitsBuyer,
    needsNewSession,
    walletUrl,
    ...(awaitsBuyer && attempt.card && { challengeUrl: `${bankUrl}/challenge/${id}` }),
    result: paymentResult(attempt),
  }
}

function stateOf(session: Session, now: number): KnownSession['state'] {
  if (isPayable(session, now)) {
    return 'open'
  }
  const attempt = currentAttempt(session)
  // A failed attempt that the buyer could repeat is not a final result: the session has only expired.
  const hasResult = attempt && (attempt.status !== 'FAIL' || attempt.needsNewSession)
  return hasResult ? 'settled' : 'expired'
}
