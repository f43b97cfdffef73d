import type { CheckoutState } from '../events.ts'
import { noticeOf, type Notice } from './notice.ts'
import { slotOf, type SlotName } from './slot.ts'
import { isWebView } from './webView.ts'
import type { Words } from './words/words.ts'

/** What the view shows, as data. */
export interface Scene {
  /** The slot that the merchant may fill; none where Antom's page is the scene. */
  readonly slot: SlotName | undefined
  /** A strip above Antom's page, or the panel in its place. */
  readonly notice: Notice
  readonly isPanel: boolean
  /** The state that the strip has news of, which are to be in sight. */
  readonly news: CheckoutState['status'] | ''
  /** What the live region says. */
  readonly said: readonly (string | undefined)[]
}

/** What to show in a state. `isSlow`: it has been loading for long. */
export function sceneOf(given: CheckoutState, words: Words, isSlow: boolean): Scene {
  // Its own fields: a polluted `Object.prototype` must not add an address to pay at.
  const state: CheckoutState = Object.assign(Object.create(null), given)
  const { status, pageOpen, inFlight, hostedUrl } = state
  const slot = slotOf(state)
  const told = noticeOf(state, words)
  if (told) {
    return { slot, notice: told, isPanel: !pageOpen, news: status, said: [told.title, told.text] }
  }
  // Nobody is sent to pay elsewhere while a payment is on its way.
  const elsewhere = !inFlight && hostedUrl
  const inApp = elsewhere && isWebView(navigator.userAgent)
  const hint = isSlow ? 'slow' : inApp && 'inApp'
  // What the browser shows for a page that it cannot open looks loaded, until Antom's page speaks.
  const isUnheard = status === 'ready' && !state.heard
  const notice: Notice = {
    icon: isSlow ? 'wait' : inApp ? 'alert' : 'lock',
    title: words[hint || 'secure'],
    retry: false,
    hosted: (hint || isUnheard) && elsewhere,
  }
  const said = status === 'loading' || status === 'ready' ? [words[hint || status]] : []
  return { slot, notice, isPanel: false, news: '', said }
}
