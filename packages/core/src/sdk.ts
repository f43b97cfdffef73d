/** What Antom's page receives with the constructor (guide, Step 2). */
export interface SdkOptions {
  environment: string
  locale: string
}

/** An instance of Antom's `AMSCheckoutPage`, as this package uses it (protocol §5). */
export interface Sdk {
  mountComponent: (params: { sessionData: string }, selector: string) => unknown
  unmount: () => void
}

/** Antom's class `AMSCheckoutPage`: from npm, from its CDN, or a stand-in for tests. */
export type SdkClass = new (options: SdkOptions) => Sdk

/** What of an instance is private to the vendor, and set by us all the same (DESIGN §5, hazards H8, H9 and H22). */
export interface SdkInternals {
  APP_IFRAME_ID: string
  dispatchToApp: (context: unknown) => void
}
