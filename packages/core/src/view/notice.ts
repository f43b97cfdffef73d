import type { CheckoutState, PaymentResult } from '../events.ts'
import type { IconName } from './icon.ts'
import { reasonOf } from './reason.ts'
import { icons, type SlotName } from './slot.ts'
import type { Words } from './words/words.ts'

/** What the view says, and what can be done. Nothing is offered that cannot work. */
export interface Notice {
  readonly icon: IconName
  readonly title: string
  readonly text?: string
  /** The label of the button that tries again. */
  readonly retry?: string | false
  /** Where the buyer can pay without us. */
  readonly hosted?: string | false | undefined
}

/** What is said of an outcome, a wait or a mishap; `undefined` while the buyer is on the way to pay. */
export function noticeOf(state: CheckoutState, words: Words): Notice | undefined {
  const { status, pageOpen, inFlight, canRetry, hostedUrl } = state
  if (status === 'idle' || status === 'loading' || status === 'ready') return undefined
  // With the same session Antom's page goes on by itself, and says so better. Of the server's decision it may not know.
  const isAntoms = status === 'failed' && state.retryWith === 'same-session' && !state.verified
  // Nobody is told to pay again, or that nothing was charged, while a payment is on its way.
  const isEarly = inFlight && /failed|canceled|expired|error/.test(status)
  if (pageOpen && (isAntoms || isEarly)) return undefined
  // The buyer left before the page had said anything, and the server does not know better.
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
