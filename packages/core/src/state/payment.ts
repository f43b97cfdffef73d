import type { CheckoutError } from '../errors.ts'
import type { CheckoutState, PaymentEvent, PaymentStatus } from '../events.ts'
import type { CheckoutOptions } from '../options.ts'
import type { Session } from '../session/session.ts'
import { isOpenFail, retryWith } from './results.ts'

type Status = CheckoutState['status']

/** The facts about the payment of one session. The registry shares them with every checkout that has the session. */
export interface Known {
  /** Takes precedence over the stage of a checkout. */
  readonly outcome?: 'processing' | 'verifying' | 'succeeded' | 'failed' | undefined
  /** A payment message other than CANCEL, BACK, WARN and SHIPPINGCHANGE arrived, or a redirect was followed. */
  readonly submitted?: boolean
  /** Submitted, and the outcome is not known (DESIGN.md#in-flight). */
  readonly inFlight?: boolean
  readonly redirected?: boolean
  readonly verified?: boolean
  /** The message that the outcome comes from: it is what the server is asked about. */
  readonly claim?: PaymentEvent | undefined
  /** The failure after which Antom's page has opened its form again. */
  readonly failure?: PaymentEvent | undefined
}

/** The payment of the session that a checkout holds, with the progress of this checkout. */
export interface Payment {
  readonly known: Known
  /** The session of the payment; `undefined` until there is one. */
  readonly session?: Session | undefined
  /** `waiting`: there is no page here, and none is opened while the payment may be in flight elsewhere. */
  readonly stage: Exclude<Status, NonNullable<Known['outcome']>> | 'waiting'
  readonly phase?: 'session' | 'sdk' | 'page'
  readonly pageOpen?: boolean
  /** Antom's page has sent a message since it was loaded. */
  readonly heard?: boolean
  /** Something was submitted in the page that is open here. */
  readonly paying?: boolean
  readonly error?: CheckoutError
}

/**
 * The merchant's server answered how the payment is. `session`: in the place of a session. `verification`: `undefined`
 * if there was no answer in time. `check`: when it was asked once more.
 */
export interface Answer {
  readonly type: 'answered'
  readonly by: 'session' | 'verification' | 'check'
  readonly paymentStatus: PaymentStatus | undefined
}

/** Everything that can happen to a payment, besides the messages of Antom's page. */
export type Input =
  | PaymentEvent
  /** A run begins, with the same payment or a new one. There may be no session yet. */
  | { readonly type: 'begin'; readonly known: Known; readonly session: Session | undefined }
  | { readonly type: 'phase'; readonly phase: 'sdk' | 'page' }
  /** The frame has loaded, or Antom's page has sent a message (`heard`). */
  | { readonly type: 'loaded'; readonly heard?: boolean }
  /** The frame was appended elsewhere, and reloads. */
  | { readonly type: 'reloading' }
  /** A redirect was followed. */
  | { readonly type: 'redirected' }
  /** The payment is that of `session`, with the facts that the document knows, from this checkout or another one. */
  | { readonly type: 'known'; readonly known: Known; readonly session: Session }
  /**
   * No page is open or opened: there is an outcome, the payment is in flight elsewhere, or its session has run out.
   */
  | { readonly type: 'wait' }
  /** There is no `verifyPayment` any more: the claim counts without verification. */
  | { readonly type: 'trust' }
  | Answer
  | { readonly type: 'expire' }
  | { readonly type: 'fail'; readonly error: CheckoutError }
  | { readonly type: 'unmount' }

/** The options that a transition depends on. */
export interface Rules {
  /** There is a `verifyPayment`. */
  readonly verifies: boolean
  /** `releaseOn: 'result'`: the page is freed as soon as there is a result. */
  readonly releases: boolean
}

export const rulesOf = ({ verifyPayment, releaseOn }: CheckoutOptions): Rules => ({
  verifies: !!verifyPayment,
  releases: releaseOn === 'result',
})

/** The next state of a payment (DESIGN.md#states). Pure, and the same object if nothing changes. */
export function transition(payment: Payment, input: Input, rules: Rules): Payment {
  let from = payment
  if (isMessage(input)) {
    // A page that is gone cannot send messages. A page that sends one has loaded.
    if (!payment.pageOpen) return payment
    from = step(payment, { type: 'loaded', heard: true }, rules.verifies)
    if (submits(input) && !from.paying) from = { ...from, paying: true }
  }
  const next = step(from, input, rules.verifies)
  const { known, stage } = next
  // With `releaseOn: 'result'` a result frees the page, unless the buyer can try again there.
  const pageOpen =
    next.pageOpen && !(rules.releases && known !== payment.known && isReleased(known))
  // An outcome ends loading.
  const isOver = !!known.outcome && stage === 'loading' && !pageOpen
  return isOver || pageOpen !== next.pageOpen
    ? { ...next, pageOpen: !!pageOpen, stage: isOver ? 'waiting' : stage }
    : next
}

function step(payment: Payment, input: Input, verifies: boolean): Payment {
  const { known, stage, session, pageOpen, heard, paying } = payment
  const { outcome, inFlight, claim, failure, submitted } = known
  const isLoading = stage === 'loading'
  const isSettling = outcome === 'verifying' || outcome === 'succeeded'
  /** Antom's page lets the buyer go on after this outcome. */
  const isReopened = outcome === 'failed' || (outcome !== 'succeeded' && isOpen(claim))

  const become = (own: Partial<Payment>): Payment => ({ ...payment, ...own })
  const learn = (news: Known, own?: Partial<Payment>): Payment => ({
    ...payment,
    ...own,
    known: { ...known, verified: false, ...news },
  })
  /** The outcome after a message about it: `verifying` with `verifyPayment`, otherwise for display only. */
  const outcomeOf = (event?: PaymentEvent): Known['outcome'] =>
    verifies ? 'verifying' : unverified(event)
  /** The buyer goes on: a failure is not the outcome any more. */
  const goOn = (news: Known): Payment =>
    learn({
      submitted: true,
      ...news,
      ...(isReopened && {
        outcome: undefined,
        claim: undefined,
        failure: claim?.type === 'paymentFailed' ? claim : failure,
      }),
    })

  switch (input.type) {
    case 'begin':
      return { stage: 'loading', phase: 'session', known: input.known, session: input.session }
    case 'phase':
      return isLoading ? become({ phase: input.phase, pageOpen: input.phase === 'page' }) : payment
    case 'loaded':
      return pageOpen && (isLoading || (input.heard && !heard))
        ? become({
            ...(isLoading && { stage: 'ready', paying: !!(paying || inFlight) }),
            ...(input.heard && { heard: true }),
          })
        : payment
    case 'reloading':
      return stage === 'ready' && !outcome ? become({ stage: 'loading', heard: false }) : payment
    case 'known': {
      const news = input.known
      // A confirmed payment stays paid, and a retry elsewhere that has not submitted anything is no news.
      if ((known.verified && outcome === 'succeeded') || (outcome && !isNews(news))) return payment
      const isShown = !!pageOpen && !(isFinal(news) && !paying)
      const isWaiting = !isShown && !isLoading && stage !== 'idle' && isNews(news)
      return become({
        known: news,
        session: input.session,
        pageOpen: isShown,
        ...(isWaiting && { stage: 'waiting' }),
      })
    }
    case 'wait':
      return become({ stage: 'waiting', pageOpen: false })
    case 'trust':
      return outcome === 'verifying'
        ? learn({ outcome: unverified(claim), inFlight: !!inFlight && !isSuccess(claim) })
        : payment
    case 'answered':
      return answer(input)
    case 'expire':
      return stage === 'ready' ? become({ stage: 'expired' }) : payment
    case 'fail':
      return outcome || (pageOpen && paying)
        ? payment
        : become({
            pageOpen: false,
            ...(inFlight ? { stage: 'waiting' } : { stage: 'error', error: input.error }),
          })
    case 'unmount':
      return { stage: 'idle', known, session }

    // The messages of Antom's page, and the redirects that follow from them.
    case 'redirected':
    case 'paymentNotice': {
      const isRedirect = input.type === 'redirected'
      if (!pageOpen || outcome === 'succeeded' || !(isRedirect || submits(input))) return payment
      if (isRedirect || input.code !== 'SDK_PAYMENT_RETRY') {
        const isFlying = isReopened || !isSettling || inFlight
        return become({
          paying: true,
          known: goOn({ inFlight: !!isFlying, ...(isRedirect && { redirected: true }) }).known,
        })
      }
      // A notice does not take back a success that is not verified yet.
      return isSuccess(claim) ? payment : goOn({ inFlight: false })
    }
    case 'paymentSuccessful':
    case 'paymentFailed':
    case 'paymentProcessing':
    case 'paymentError': {
      const isWon = isSuccess(input) && !isSuccess(claim)
      if (outcome === 'succeeded' || (outcome === 'verifying' && !isWon)) return payment
      const isLost = input.type === 'paymentFailed' && !isOpen(input)
      const news: Known = { outcome: isLost ? 'failed' : outcomeOf(input) }
      return learn({ ...news, claim: input, submitted: true, inFlight: !isFinal(news) })
    }
    case 'paymentCanceled':
    case 'backToMerchant': {
      const freed = { pageOpen: false }
      if (isSettling || outcome === 'failed') return become(freed)
      const isFailed = failure && !inFlight && !outcome
      if (isFailed && !isOpen(failure)) return learn({ outcome: 'failed', claim: failure }, freed)
      return input.type === 'paymentCanceled' && !outcome && !submitted
        ? become({ stage: 'canceled', ...freed })
        : learn({ outcome: outcomeOf(), claim: (isFailed && failure) || claim || input }, freed)
    }
  }

  function answer({ by, paymentStatus }: Answer): Payment {
    const isAsked = by === 'session'
    // The server's answer replaces what the buyer saw before.
    const news: Known = isAsked ? { submitted: true, claim: undefined } : {}
    if (isAsked && (!isLoading || outcome)) return payment
    if (by === 'verification' && outcome !== 'verifying') return payment
    if (by === 'check' && !isRecheckable(payment)) return payment
    // With the page open, the buyer may be trying again: only after a redirect can a failure be about this try.
    const isLost =
      by === 'check' && pageOpen
        ? paymentStatus === 'FAIL' && known.redirected
        : /^(FAIL|CANCELLED)$/.test(paymentStatus!)
    if (isLost || paymentStatus === 'SUCCESS') {
      const final = isLost ? 'failed' : 'succeeded'
      return learn({ ...news, outcome: final, verified: true, inFlight: false })
    }
    if (isAsked) return learn({ ...news, inFlight: true, outcome: outcomeOf() })
    return by === 'verification' ? learn({ outcome: 'processing' }) : payment
  }
}

/** The status that merchants see. */
export const statusOf = ({ known, stage }: Payment): Status =>
  known.outcome ?? (stage === 'waiting' ? 'processing' : stage)

export const isLoading = (payment: Payment): boolean => statusOf(payment) === 'loading'

const isMessage = (input: Input): input is PaymentEvent => Object.hasOwn(input, 'code')

const isSuccess = (claim: PaymentEvent | undefined): boolean => claim?.type === 'paymentSuccessful'

/** The outcome of a claim that nobody verifies. */
const unverified = (claim: PaymentEvent | undefined): 'succeeded' | 'processing' =>
  isSuccess(claim) ? 'succeeded' : 'processing'

const isNews = ({ outcome, submitted }: Known): boolean => !!(outcome || submitted)

const isFinal = ({ outcome }: Known): boolean => outcome === 'succeeded' || outcome === 'failed'

const isReleased = ({ outcome, claim }: Known): boolean =>
  outcome === 'failed'
    ? retryWith(claim?.result) === 'new-session'
    : outcome === 'succeeded' || (outcome === 'verifying' && isSuccess(claim))

/** A failure after which the payment may still succeed. */
const isOpen = (claim: PaymentEvent | undefined): boolean =>
  claim?.type === 'paymentFailed' && isOpenFail(claim.result)

/** The message says that something was submitted. */
const submits = ({ type, code }: PaymentEvent): boolean =>
  !/^(paymentCanceled|backToMerchant)$/.test(type) && !/_(WARN|SHIPPINGCHANGE)$/.test(code)

/** Asking once more may bring something new. */
export const isRecheckable = ({ known, stage }: Payment): boolean =>
  known.outcome === 'processing' || (!known.outcome && (!!known.inFlight || stage === 'waiting'))

/** Antom's page is in the document and has not loaded yet. */
export const isOpening = ({ stage, phase, known }: Payment): boolean =>
  stage === 'loading' && phase === 'page' && !known.outcome
