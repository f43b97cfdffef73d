/**
 * Everything the view says, key by key. Written by meaning, as a bank would talk to a person: short, calm, no blame, no
 * exclamation marks. Titles have no full stop; what follows them are whole sentences.
 */
export interface Words {
  /** The language, BCP 47. */
  readonly lang: string
  /** Read from the right. */
  readonly dir?: 'rtl'
  /** The name of Antom's frame, for people who hear the page. */
  readonly frame: string

  // The line above Antom's page.
  readonly secure: string
  readonly slow: string
  /** In the web view of an app, which Antom does not support. */
  readonly inApp: string
  /** Leads to the payment on Antom's own page. */
  readonly hosted: string

  // Said aloud only.
  readonly loading: string
  readonly ready: string

  // Buttons.
  readonly retry: string
  /** After the buyer had left. */
  readonly resume: string

  readonly verifying: string
  readonly verifyingText: string
  readonly processing: string
  /** What the buyer may do meanwhile. */
  readonly processingText: string
  readonly succeeded: string
  /** The merchant's server has confirmed it. */
  readonly succeededText: string
  /** It has not, or was not asked. */
  readonly succeededUnverified: string
  readonly canceled: string
  readonly canceledText: string
  readonly expired: string
  readonly expiredText: string
  /** Antom's page could not be shown. */
  readonly error: string
  readonly errorText: string
  /** Trying again would not help. */
  readonly errorFinal: string

  readonly failed: string
  // Why, as far as a buyer can do something about it.
  /** Something typed was wrong, or the card has run out. */
  readonly failedCard: string
  /** Not enough money, or over a limit. */
  readonly failedFunds: string
  /** By bank or issuer. A lost or stolen card is said in no other words. */
  readonly failedDeclined: string
  /** The card or wallet cannot be used here. */
  readonly failedMethod: string
  /** The order is closed. */
  readonly failedClosed: string
  /** Canceled in the wallet or at the bank, or left waiting. */
  readonly failedLate: string
  /** Technical, or nobody knows. */
  readonly failedOther: string
}
