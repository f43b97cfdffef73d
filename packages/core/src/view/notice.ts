import type { CheckoutState } from '../events.ts'
import type { IconName } from './icon.ts'
import { reasonOf } from './reason.ts'
import { icons } from './slot.ts'
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
  const { status, canRetry, hostedUrl } = state
  if (status === 'idle' || status === 'loading' || status === 'ready') return undefined
  // With the same session Antom's page goes on by itself, and says so better.
  if (state.pageOpen && status === 'failed' && state.retryWith === 'same-session') return undefined
  const text =
    status === 'failed'
      ? reasonOf(state.result)
      : status === 'error' && !canRetry
        ? 'errorFinal'
        : status === 'succeeded' && !state.verified
          ? 'succeededUnverified'
          : (`${status}Text` as const)
  return {
    icon: icons[status],
    title: words[status],
    text: words[text],
    retry: canRetry && words[status === 'canceled' ? 'resume' : 'retry'],
    hosted: status === 'error' && hostedUrl,
  }
}
