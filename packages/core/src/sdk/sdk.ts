/** The options of Antom's class. */
export interface SdkOptions {
  readonly environment: string
  readonly locale: string
}

/** An instance of Antom's `AMSCheckoutPage`, as far as this package uses it. */
export interface Sdk {
  readonly mountComponent: (params: { sessionData: string }, selector: string) => unknown
  readonly unmount: () => void
  /** The vendor's own logger. With `debug` it also prints seconds later. */
  logger?: { debug: boolean }
  /** The vendor's own field. We set it, against hazards H8 and H9. */
  APP_IFRAME_ID?: string
  /** The vendor's own field. We set it, against hazard H22. */
  dispatchToApp?: (context: unknown) => void
}

/**
 * Antom's class `AMSCheckoutPage`: from npm, from its CDN, or a stand-in for tests. The vendor declares the other
 * members of `Sdk` as private, so this type cannot have them.
 */
export type SdkClass = new (options: SdkOptions) => Pick<Sdk, 'mountComponent' | 'unmount'>
