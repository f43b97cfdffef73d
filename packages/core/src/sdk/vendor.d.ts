// The vendor's own types widen `Window` to `[key: string]: any` for everyone who sees them: they must not be reachable.
// `paths` in tsconfig.json puts this in their place.
export const AMSCheckoutPage: unknown
