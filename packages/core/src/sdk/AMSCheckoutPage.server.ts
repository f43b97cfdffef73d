import type { SdkClass } from './sdk.ts'

/** Stands in for Antom's class on a server: Antom's own module reads `window` when it is imported. */
export const AMSCheckoutPage: SdkClass = class {
  constructor() {
    throw new Error(
      "Antom's class must run in a browser, but it was made on a server. In tests use createFakeSdk().sdk.",
    )
  }
  mountComponent(): void {}
  unmount(): void {}
}
