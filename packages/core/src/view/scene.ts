import type { CheckoutState } from '../events.ts'
import { noticeOf, type Notice } from './notice.ts'
import { slotOf, type SlotName } from './slot.ts'
import { isWebView } from './webView.ts'
import type { Words } from './words/words.ts'

/** The content of the view, as data. */
export interface Scene {
  /** The slot that the merchant may fill; none while Antom's page is shown. */
  readonly slot: SlotName | undefined
  /** For the strip above Antom's page, or the panel in its place. */
  readonly notice: Notice
  readonly isPanel: boolean
  /** The state that the strip shows as news, which must be visible; `''` for none. */
  readonly news: CheckoutState['status'] | ''
  /** The sentences for the live region. */
  readonly said: readonly (string | undefined)[]
}

/** The content for a state. `isSlow`: it has been loading for long. */
export function sceneOf(given: CheckoutState, words: Words, isSlow: boolean): Scene {
  // No prototype: a polluted `Object.prototype` must not add an address to pay at.
  const state: CheckoutState = Object.assign(Object.create(null), given)
  const { status, pageOpen, inFlight, hostedUrl } = state
  const slot = slotOf(state)
  const told = noticeOf(state, words)
  if (told) {
    return { slot, notice: told, isPanel: !pageOpen, news: status, said: [told.title, told.text] }
  }
  // While a payment is in flight, nobody is sent to pay elsewhere.
  const elsewhere = !inFlight && hostedUrl
  const inApp = elsewhere && isWebView(navigator.userAgent)
  const hint = isSlow ? 'slow' : inApp && 'inApp'
  // A browser's error page looks loaded. Only a message of Antom's page proves that it is not one.
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
