/** What Antom's class is made with (guide, Step 2). */
export interface SdkOptions {
  environment: string
  locale: string
}

/** An instance of Antom's `AMSCheckoutPage`, as this package uses it (protocol §5). */
export interface Sdk {
  mountComponent: (params: { sessionData: string }, selector: string) => unknown
  unmount: () => void
  /** The vendor's own; with `debug` it prints seconds later, too. */
  logger?: { debug: boolean }
  /** The vendor's own; set by us for hazards H8 and H9. */
  APP_IFRAME_ID?: string
  /** The vendor's own; set by us for hazard H22. */
  dispatchToApp?: (context: unknown) => void
}

/**
 * Antom's class `AMSCheckoutPage`: from npm, from its CDN, or a stand-in for tests. The vendor declares the other members
 * of `Sdk` as private, so they cannot be part of this type.
 */
export type SdkClass = new (options: SdkOptions) => Pick<Sdk, 'mountComponent' | 'unmount'>
