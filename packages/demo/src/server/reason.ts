import * as v from 'valibot'

/** The reason why a checkout asks for a session; anything unreadable counts as the first time. */
export const reasonSchema = v.fallback(v.picklist(['initial', 'expired', 'retry']), 'initial')
