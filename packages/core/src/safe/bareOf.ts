type Fields = Readonly<Record<string, any>>

/** The own properties of what came from outside, without any that `Object.prototype` was polluted with. */
export const bareOf = (given: unknown): Fields =>
  ({ __proto__: null, ...(given && typeof given === 'object' ? given : undefined) }) as Fields
