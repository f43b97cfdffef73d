type Fields = Readonly<Record<string, any>>

/**
 * The own properties of a value from outside, without a prototype: a polluted `Object.prototype` adds nothing. See
 * DESIGN.md#own-properties-only.
 */
export const ownFields = (given: unknown): Fields =>
  ({ __proto__: null, ...(given && typeof given === 'object' ? given : undefined) }) as Fields
