import type { CheckoutError } from './errors.ts'
import type { CheckoutState, PaymentEvent, PaymentResult, PaymentStatus } from './events.ts'
import { isOpenFail, retryWith } from './results.ts'
import type { Session } from './session.ts'

type Status = CheckoutState['status']

/** What is known of the payment of a session, whichever checkout heard it: the registry shares it. */
export interface Known {
  /** Wins over the stage of a checkout. */
  readonly outcome?: 'processing' | 'verifying' | 'succeeded' | 'failed' | undefined
  /** A payment message other than CANCEL, BACK, WARN and SHIPPINGCHANGE arrived, or a redirect was followed. */
  readonly submitted?: boolean
  /** Submitted, and the outcome is not known. */
  readonly inFlight?: boolean
  readonly redirected?: boolean
  readonly verified?: boolean
  readonly result?: PaymentResult | undefined
  /** The message that the outcome comes from: what is verified. */
  readonly claim?: PaymentEvent | undefined
  /** The failure after which Antom's page has opened its form again. */
  readonly failure?: PaymentEvent | undefined
}

/** The payment of the session that a checkout holds, and how far this checkout has come with it. */
export interface Payment {
  readonly known: Known
  /** The session whose payment it is; `undefined` until there is one. */
  readonly session?: Session | undefined
  /** `waiting`: there is no page here, and none is opened while the payment may be in flight elsewhere. */
  readonly stage: Exclude<Status, NonNullable<Known['outcome']>> | 'waiting'
  readonly phase?: 'session' | 'sdk' | 'page'
  readonly pageOpen?: boolean
  /** Antom's page has spoken since it was loaded. */
  readonly heard?: boolean
  /** Something was submitted in the page that is open here. */
  readonly paying?: boolean
  readonly error?: CheckoutError
}

/** What can happen to a payment, besides the messages of Antom's page. */
export type Input =
  | PaymentEvent
  /** A run begins: with the same payment, or with a new one, maybe of a session that is still to be had. */
  | { readonly type: 'begin'; readonly known: Known; readonly session: Session | undefined }
  | { readonly type: 'phase'; readonly phase: 'sdk' | 'page' }
  /** The frame has loaded, or Antom's page has spoken (`heard`). */
  | { readonly type: 'loaded'; readonly heard?: boolean }
  /** The frame was appended elsewhere, and loads once more. */
  | { readonly type: 'reloading' }
  /** A redirect was followed. */
  | { readonly type: 'redirected' }
  /** The payment is that of `session`, and this is what the document knows of it: from here, or from another checkout. */
  | { readonly type: 'known'; readonly known: Known; readonly session: Session }
  /** No page is open or opened: there is an outcome, the payment is in flight elsewhere, or its session has run out. */
  | { readonly type: 'wait' }
  /** There is no `verifyPayment` any more: the claim stands as it is. */
  | { readonly type: 'trust' }
  /**
   * The merchant's server said how the payment is: in the place of a `session`, by `verification` (`undefined`: not in
   * time), or when it was asked once more (`check`).
   */
  | {
      readonly type: 'answered'
      readonly by: 'session' | 'verification' | 'check'
      readonly paymentStatus: PaymentStatus | undefined
    }
  | { readonly type: 'expire' }
  | { readonly type: 'fail'; readonly error: CheckoutError }
  | { readonly type: 'unmount' }

/** What of the options a transition depends on. */
export interface Rules {
  /** There is a `verifyPayment`. */
  readonly verifies: boolean
  /** `releaseOn: 'result'`: the page is freed with the result. */
  readonly releases: boolean
}

/** The next state of a payment. Pure, and the same object where nothing changes. */
export function transition(payment: Payment, input: Input, rules: Rules): Payment {
  // A page that speaks has loaded.
  const from = 'code' in input ? step(payment, { type: 'loaded', heard: true }, rules) : payment
  const isPaying = 'code' in input && from.pageOpen && submits(input) && !from.paying
  const next = step(isPaying ? { ...from, paying: true } : from, input, rules)
  // Loading ends with an outcome.
  return next.known.outcome && next.stage === 'loading' && !next.pageOpen
    ? { ...next, stage: 'waiting' }
    : next
}

function step(payment: Payment, input: Input, { verifies, releases }: Rules): Payment {
  const { known, stage, pageOpen, heard, paying } = payment
  const { outcome, inFlight, claim, failure } = known
  const isLoading = stage === 'loading'
  const isPaid = outcome === 'succeeded' || (outcome === 'verifying' && isSuccess(claim))
  const isSettling = outcome === 'verifying' || outcome === 'succeeded'
  /** Antom's page lets the buyer go on after it. */
  const isReopened = outcome === 'failed' || (outcome !== 'succeeded' && isOpen(claim))

  type Own = Partial<Omit<Payment, 'known'>>
  const become = (own: Own): Payment => ({ ...payment, ...own })
  const learn = (news: Known, own?: Own): Payment => ({
    ...payment,
    ...own,
    known: { ...known, ...news },
  })
  /** A message about the outcome: it is verified where the merchant can, otherwise it stands, for display. */
  const claimed = (event: PaymentEvent, news: Known, own?: Own): Payment =>
    learn(
      {
        ...news,
        claim: event,
        verified: false,
        outcome: verifies ? 'verifying' : unverified(event),
      },
      own,
    )
  /** With `releaseOn: 'result'` the page is freed with the result, but not where it lets the buyer try again. */
  const end = (ended: Payment): Payment =>
    releases &&
    !(ended.known.outcome === 'failed' && retryWith(ended.known.result) === 'same-session')
      ? { ...ended, pageOpen: false }
      : ended
  /** A failure after which the buyer goes on is not the outcome any more. */
  const reopen = (news: Known): Known =>
    isReopened
      ? {
          ...news,
          outcome: undefined,
          result: undefined,
          claim: undefined,
          verified: false,
          failure: claim?.type === 'paymentFailed' ? claim : failure,
        }
      : news
  const submit = (news?: Known): Payment =>
    learn(isSettling && !isReopened ? { ...news } : reopen({ ...news, inFlight: true }), {
      paying: true,
    })

  // A page that is not there any more does not speak.
  if ('code' in input && !pageOpen) return payment
  switch (input.type) {
    case 'begin':
      return { stage: 'loading', phase: 'session', known: input.known, session: input.session }
    case 'phase':
      return isLoading
        ? become({
            phase: input.phase,
            pageOpen: input.phase === 'page',
          })
        : payment
    case 'loaded': {
      if (!pageOpen) return payment
      if (!isLoading && !(input.heard && !heard)) return payment
      return become({
        ...(isLoading && { stage: 'ready', paying: !!(paying || inFlight) }),
        ...(input.heard && { heard: true }),
      })
    }
    case 'reloading':
      return stage === 'ready' && !outcome ? become({ stage: 'loading', heard: false }) : payment
    case 'redirected':
      return pageOpen ? submit({ submitted: true, redirected: true }) : payment
    case 'known': {
      const { known: news, session } = input
      // Paid stays paid. And a retry elsewhere that has come to nothing yet is no news.
      if ((known.verified && outcome === 'succeeded') || (outcome && !isNews(news))) return payment
      const isFinal = news.outcome === 'succeeded' || news.outcome === 'failed'
      const isShown = pageOpen && !(isFinal && !paying)
      const isBegun = stage !== 'idle' && !isLoading
      const isWaiting = !isShown && isBegun && isNews(news)
      return {
        ...payment,
        known: news,
        session,
        pageOpen: !!isShown,
        ...(isWaiting && { stage: 'waiting' }),
      }
    }
    case 'wait':
      return become({ stage: 'waiting', pageOpen: false })
    case 'trust': {
      const trusted = unverified(claim)
      return outcome === 'verifying'
        ? end(learn({ outcome: trusted, inFlight: trusted !== 'succeeded' && !!inFlight }))
        : payment
    }
    case 'answered':
      return answer(input)
    case 'expire':
      return stage === 'ready' ? become({ stage: 'expired' }) : payment
    case 'fail':
      if (outcome || (pageOpen && paying)) return payment
      return inFlight
        ? become({ stage: 'waiting', pageOpen: false })
        : become({ stage: 'error', error: input.error, pageOpen: false })
    case 'unmount':
      return { stage: 'idle', known, session: payment.session }

    // The messages of Antom's page.
    case 'paymentNotice':
      if (!submits(input)) return payment
      if (input.code !== 'SDK_PAYMENT_RETRY') return submit({ submitted: true })
      // A success that is not verified yet is not taken back by it.
      return outcome === 'succeeded' || (outcome && !isReopened && isSuccess(claim))
        ? payment
        : learn(reopen({ inFlight: false, submitted: true }))
    case 'paymentSuccessful':
      return isPaid ? payment : end(claimed(input, { ...said(input), inFlight: verifies }))
    case 'paymentFailed':
      if (isSettling) return payment
      return isOpen(input)
        ? claimed(input, { ...said(input), inFlight: true })
        : end(
            learn({
              ...said(input),
              outcome: 'failed',
              verified: false,
              inFlight: false,
              claim: input,
            }),
          )
    case 'paymentProcessing':
    case 'paymentError':
      return isSettling ? payment : claimed(input, { ...said(input), inFlight: true })
    case 'paymentCanceled':
    case 'backToMerchant': {
      const freed = { pageOpen: false }
      if (isSettling || outcome === 'failed') return become(freed)
      if (failure && !inFlight && !outcome) {
        return isOpen(failure)
          ? claimed(failure, { result: failure.result }, freed)
          : learn({ outcome: 'failed', result: failure.result, claim: failure }, freed)
      }
      const isUntouched = !outcome && !inFlight && !known.submitted
      return input.type === 'paymentCanceled' && isUntouched
        ? become({ stage: 'canceled', ...freed })
        : claimed(input, {}, freed)
    }
  }

  function answer({ by, paymentStatus }: Input & { readonly type: 'answered' }): Payment {
    const isAsked = by === 'session'
    // The server knows better than the buyer was told before.
    const news: Known = isAsked ? { submitted: true, result: undefined, claim: undefined } : {}
    const settle = (final: 'succeeded' | 'failed'): Payment =>
      end(learn({ ...news, outcome: final, verified: true, inFlight: false }))
    if (isAsked && (!isLoading || outcome)) return payment
    if (by === 'verification' && outcome !== 'verifying') return payment
    if (by === 'check' && !isRecheckable(payment)) return payment
    if (paymentStatus === 'SUCCESS') return settle('succeeded')
    // With the page open, the buyer may be at another try: only after a redirect can a failure be about this one.
    const isHere = by === 'check' && !!pageOpen
    if (paymentStatus === 'FAIL' && (!isHere || known.redirected)) return settle('failed')
    if (paymentStatus === 'CANCELLED' && !isHere) return settle('failed')
    if (isAsked) {
      const next = verifies ? 'verifying' : 'processing'
      return learn({ ...news, inFlight: true, outcome: next })
    }
    return by === 'verification' ? learn({ outcome: 'processing' }) : payment
  }
}

/** Where the checkout is, for everybody outside. */
export const statusOf = ({ known, stage }: Payment): Status =>
  known.outcome ?? (stage === 'waiting' ? 'processing' : stage)

const said = ({ result }: PaymentEvent): Known => ({ submitted: true, result })

/** A claim as it stands where nobody verifies it. */
const unverified = (claim: PaymentEvent | undefined): 'succeeded' | 'processing' =>
  isSuccess(claim) ? 'succeeded' : 'processing'

const isSuccess = (claim: PaymentEvent | undefined): boolean => claim?.type === 'paymentSuccessful'

const isNews = ({ outcome, submitted }: Known): boolean => !!(outcome || submitted)

/** A failure after which the payment may still succeed. */
const isOpen = (claim: PaymentEvent | undefined): boolean =>
  claim?.type === 'paymentFailed' && isOpenFail(claim.result)

/** The message says that something was submitted. */
const submits = ({ type, code }: PaymentEvent): boolean =>
  !/^(paymentCanceled|backToMerchant)$/.test(type) && !/_(WARN|SHIPPINGCHANGE)$/.test(code)

/** Asking once more may tell something new. */
export const isRecheckable = ({ known, stage }: Payment): boolean =>
  known.outcome === 'processing' || (!known.outcome && (!!known.inFlight || stage === 'waiting'))

/** Antom's page is in the document and has not loaded yet. */
export const isOpening = ({ stage, phase, known }: Payment): boolean =>
  stage === 'loading' && phase === 'page' && !known.outcome
