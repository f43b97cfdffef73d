import type { BareClass } from './subjects.ts'

// The vendor's own types widen `Window` for everyone who sees them: `paths` in tsconfig.json puts this in their place.
export const AMSCheckoutPage: BareClass
/** The address of its script, as `?url` gives it. */
declare const url: string
export default url
