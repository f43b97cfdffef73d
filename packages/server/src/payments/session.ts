import type { PaymentStatus } from '../calls/inquiryPayment.ts'
import type { CreatePaymentSessionResponse } from '../calls/sessionTypes.ts'
import { came } from '../came.ts'
import { AntomError } from '../errors.ts'
import { timeOf } from '../exchange/timeOf.ts'
import { inquire } from './inquire.ts'
import { readOrder, type OrderState } from './orderState.ts'
import { orderStatus } from './orderStatus.ts'
import type { OrderRequest, PaymentsSettings } from './paymentsOptions.ts'
import { settle } from './settle.ts'

/** `initial` and `expired`: the live session will do. `retry`: the buyer needs another one. */
export type SessionReason = 'initial' | 'expired' | 'retry'

/** The session, Antom's refusal to give one, or why the order needs none. */
export type SessionAnswer = CreatePaymentSessionResponse | { readonly paymentStatus: PaymentStatus }

const HOUR_MS = 3_600_000
const PAUSE_MS = 50
const reasons: readonly unknown[] = ['initial', 'expired', 'retry']

/** One live session per order, however many ask at once, in however many processes. */
export async function session(
  settings: PaymentsSettings,
  orderId: string,
  reason: SessionReason = 'initial',
): Promise<SessionAnswer> {
  if (!reasons.includes(reason)) {
    throw new AntomError(
      'INVALID_REQUEST',
      `reason must be "initial", "expired" or "retry", but it was ${came(reason, true)}. Pass the reason that fetchSession got.`,
    )
  }
  const { store, sessionLease, now } = settings
  const patience = Date.now() + sessionLease
  let replaced: string | undefined
  for (;;) {
    const order = await readOrder(store, orderId)
    const status = orderStatus(order, settings.shipOnCapture)
    if (status === 'SUCCESS' || status === 'review') {
      return { paymentStatus: status === 'review' ? 'PROCESSING' : 'SUCCESS' }
    }
    // The session that `retry` replaces; one that somebody else has made since then will do.
    replaced ??= reason === 'retry' ? order.live : ''
    const live = liveAnswer(order, now())
    if (live !== undefined && order.live !== replaced) {
      return live
    }
    const token = await lease(settings, orderId)
    if (token !== undefined) {
      const answer = await underLease(settings, orderId, token, order.live)
      if (answer !== undefined) {
        return answer
      }
    }
    if (Date.now() > patience) {
      throw new AntomError(
        'TIMEOUT',
        `A session must come within ${sessionLease} milliseconds, but another process has asked for it and got none. Ask again.`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
}

function liveAnswer(
  { live, attempts }: OrderState,
  now: number,
): CreatePaymentSessionResponse | undefined {
  const attempt = attempts.find(({ paymentRequestId }) => paymentRequestId === live)
  return attempt !== undefined && attempt.closedAt === 0 && now < attempt.expiresAt
    ? (JSON.parse(attempt.answer) as CreatePaymentSessionResponse)
    : undefined
}

/** → the token of the lease, or `undefined` while another process has it. */
async function lease(
  { store, sessionLease, now }: PaymentsSettings,
  orderId: string,
): Promise<string | undefined> {
  const token = crypto.randomUUID()
  await store.insert('order', { orderId, live: '', token: '', leaseUntil: 0 })
  const start = now()
  const isOurs = await store.update(
    'order',
    { orderId, leaseUntil: { atMost: start } },
    { token, leaseUntil: start + sessionLease },
  )
  return isOurs ? token : undefined
}

/** Gives the lease back, whatever comes of it. */
async function underLease(
  settings: PaymentsSettings,
  orderId: string,
  token: string,
  expectedLive: string,
): Promise<SessionAnswer | undefined> {
  try {
    return await newSession(settings, orderId, token, expectedLive)
  } finally {
    await settings.store.update('order', { orderId, token }, { token: '', leaseUntil: 0 })
  }
}

/** → `undefined` if somebody else was quicker: look again. */
async function newSession(
  settings: PaymentsSettings,
  orderId: string,
  token: string,
  expectedLive: string,
): Promise<SessionAnswer | undefined> {
  const before = await readOrder(settings.store, orderId)
  if (before.live !== expectedLive) {
    return undefined
  }
  const status = await statusOfOpen(settings, before)
  if (status !== undefined) {
    return { paymentStatus: status }
  }
  const found = await settings.order(orderId)
  if (found == null) {
    throw new AntomError(
      'UNKNOWN_ORDER',
      'The orderId must be one that order() knows, but order() returned nothing. Check the id, and that it is the buyer’s.',
    )
  }
  const first = await ask(settings, orderId, token, found.request).catch((error: unknown) => {
    if (isBeforeSending(error)) {
      throw error
    }
    return undefined
  })
  // After a `U`, or no answer: once more, as a new attempt.
  const answer =
    first === undefined || (first !== 'lost' && first.result.resultStatus === 'U')
      ? await ask(settings, orderId, token, found.request)
      : first
  return answer === 'lost' ? undefined : answer
}

/** Asks about the attempts that may still be paid. → a status that forbids another session. */
async function statusOfOpen(
  settings: PaymentsSettings,
  { orderId, attempts }: OrderState,
): Promise<PaymentStatus | undefined> {
  const open = attempts.filter(({ closedAt }) => closedAt === 0)
  if (open.length === 0) {
    return undefined
  }
  const answers = await Promise.all(open.map((attempt) => inquire(settings, attempt)))
  await settle(settings, orderId)
  const status = orderStatus(await readOrder(settings.store, orderId), settings.shipOnCapture)
  if (status === 'SUCCESS' || status === 'review') {
    return status === 'review' ? 'PROCESSING' : status
  }
  return (['SUCCESS', 'PROCESSING', 'PENDING'] as const).find((each) => answers.includes(each))
}

/** One attempt, stored before Antom is asked. `lost`: the lease ended meanwhile, so the session must not go live. */
async function ask(
  { antom, store, sessionLease, now }: PaymentsSettings,
  orderId: string,
  token: string,
  request: OrderRequest,
): Promise<CreatePaymentSessionResponse | 'lost'> {
  if (!(await store.update('order', { orderId, token }, { leaseUntil: now() + sessionLease }))) {
    return 'lost'
  }
  const paymentRequestId = crypto.randomUUID()
  const { currency, value } = request.paymentAmount ?? {}
  const createdAt = now()
  await store.insert('attempt', {
    paymentRequestId,
    orderId,
    currency: String(currency),
    value: String(value),
    notifyUrl: String(request.paymentNotifyUrl ?? ''),
    answer: '',
    expiresAt: createdAt + HOUR_MS,
    outcome: '',
    closedAt: 0,
    createdAt,
  })
  const refuse = (): Promise<boolean> =>
    store.update(
      'attempt',
      { paymentRequestId, closedAt: 0 },
      { closedAt: now(), outcome: 'REFUSED' },
    )
  const sent = { ...request, paymentAmount: { currency, value }, paymentRequestId }
  const answer = await antom.createPaymentSession(sent as never).catch(async (error: unknown) => {
    if (isBeforeSending(error)) {
      await refuse()
    }
    throw error
  })
  if (answer.paymentSessionData === undefined) {
    if (answer.result.resultStatus === 'F') {
      await refuse()
    }
    return answer
  }
  const expiresAt = timeOf(answer.paymentSessionExpiryTime) ?? createdAt + HOUR_MS
  const set = { answer: JSON.stringify(answer), expiresAt }
  await store.update('attempt', { paymentRequestId }, set)
  const isLive = await store.update('order', { orderId, token }, { live: paymentRequestId })
  return isLive ? answer : 'lost'
}

/** The request was wrong, so that Antom does not know of the attempt. */
function isBeforeSending(error: unknown): boolean {
  return error instanceof AntomError && /INVALID_(REQUEST|CONFIG)/.test(error.code)
}
