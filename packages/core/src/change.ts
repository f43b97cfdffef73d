import { toAntomLocale } from './locale.ts'
import type { CheckoutOptions } from './options.ts'
import { sessionText } from './session.ts'
import type { Payment } from './state.ts'

/** What a change of the options means for the page in the document. */
export interface Change {
  readonly isNewSession: boolean
  readonly isNewPage: boolean
  /** One remount; otherwise the change waits for the next `mount()` or `retry()`, or takes effect as it is. */
  readonly remounts: boolean
}

/** The language for Antom's page. */
export const localeOf = ({ locale }: CheckoutOptions): string =>
  toAntomLocale(locale ?? document.documentElement.lang)

/** A new session is a new payment; a submitted one is never torn down for it. Sessions count by their text. */
export function changeOf(
  before: CheckoutOptions,
  options: CheckoutOptions,
  { status, phase, pageOpen, submitted }: Payment,
): Change {
  const { sessionData, environment } = options
  const isNewSession =
    sessionData !== undefined && sessionText(sessionData) !== sessionText(before.sessionData)
  const isNewPage = environment !== before.environment
  const isHeld = (submitted && pageOpen) || /^(succeeded|verifying|processing)$/.test(status)
  const isShown = pageOpen || status === 'error' || (status === 'loading' && phase !== 'session')
  const isOther = isShown && (isNewPage || localeOf(options) !== localeOf(before))
  return { isNewSession, isNewPage, remounts: !isHeld && (isNewSession || isOther) }
}
