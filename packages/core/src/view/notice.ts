import type { CheckoutState, PaymentResult } from '../events.ts'
import type { IconName } from './icon.ts'
import { reasonOf } from './reason.ts'
import { icons, type SlotName } from './slot.ts'
import type { Words } from './words/words.ts'

/** The text and the actions of the view. It offers no action that cannot work. */
export interface Notice {
  readonly icon: IconName
  readonly title: string
  readonly text?: string
  /** The label of the button that tries again. */
  readonly retry?: string | false
  /** The address where the buyer can pay without this checkout. */
  readonly hosted?: string | false | undefined
}

/** The notice for an outcome, a wait or an error; `undefined` while the buyer is on the way to pay. */
export function noticeOf(state: CheckoutState, words: Words): Notice | undefined {
  const { status, pageOpen, inFlight, canRetry, hostedUrl } = state
  if (status === 'idle' || status === 'loading' || status === 'ready') return undefined
  // After a failure that the same session may retry, Antom's page continues by itself. It may not know a failure that
  // the server decided.
  const isAntoms = status === 'failed' && state.retryWith === 'same-session' && !state.verified
  // While a payment is in flight, nobody is told to pay again, or that nothing was charged.
  const isEarly = inFlight && /failed|canceled|expired|error/.test(status)
  if (pageOpen && (isAntoms || isEarly)) return undefined
  // The buyer left before submitting anything, and the server knows of no payment.
  const isLeft = status === 'processing' && !inFlight && canRetry
  const said: SlotName = isEarly ? 'processing' : isLeft ? 'canceled' : status
  const { result, verified } = state as { result?: PaymentResult; verified?: boolean }
  const text = isLeft
    ? 'failedLate'
    : said === 'failed'
      ? reasonOf(result)
      : said === 'error' && !canRetry
        ? 'errorFinal'
        : said === 'succeeded' && !verified
          ? 'succeededUnverified'
          : (`${said}Text` as const)
  return {
    icon: icons[said],
    title: words[said],
    text: words[text],
    retry: canRetry && words[said === 'canceled' ? 'resume' : 'retry'],
    hosted: said === 'error' && hostedUrl,
  }
}
