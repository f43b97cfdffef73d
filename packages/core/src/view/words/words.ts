/**
 * All texts of the view, key by key. They are translated by meaning, as a bank would talk to a person: short, calm, no
 * blame, no exclamation marks. Titles have no full stop; the texts below them are whole sentences.
 */
export interface Words {
  /** The language, BCP 47. */
  readonly lang: string
  /** Written from right to left. */
  readonly dir?: 'rtl'
  /** The name of Antom's frame, for screen readers. */
  readonly frame: string

  // The strip above Antom's page.
  readonly secure: string
  readonly slow: string
  /** In the web view of an app, which Antom does not support. */
  readonly inApp: string
  /** The link to the payment on Antom's own page. */
  readonly hosted: string

  // For screen readers only.
  readonly loading: string
  readonly ready: string

  // Buttons.
  readonly retry: string
  /** After the buyer has left. */
  readonly resume: string

  readonly verifying: string
  readonly verifyingText: string
  readonly processing: string
  /** What the buyer may do meanwhile. */
  readonly processingText: string
  readonly succeeded: string
  /** The merchant's server has confirmed the payment. */
  readonly succeededText: string
  /** The merchant's server has not confirmed it, or was not asked. */
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
  // The reasons of a failure, as far as a buyer can do something about it.
  /** The typed data was wrong, or the card has expired. */
  readonly failedCard: string
  /** Not enough money, or over a limit. */
  readonly failedFunds: string
  /** Declined by the bank or issuer. A lost or stolen card has the same text. */
  readonly failedDeclined: string
  /** The card or wallet cannot be used here. */
  readonly failedMethod: string
  /** The order is closed. */
  readonly failedClosed: string
  /** Canceled in the wallet or at the bank, or timed out. */
  readonly failedLate: string
  /** A technical or unknown reason. */
  readonly failedOther: string
}
