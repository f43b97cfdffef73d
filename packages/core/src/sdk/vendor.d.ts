// The vendor's own types widen `Window` to `[key: string]: any` for everyone who imports them, so they must not be
// reachable. `paths` in tsconfig.json replaces them with this file.
export const AMSCheckoutPage: unknown
