/** Stops what was started. May be called twice, early, and in any order. */
export type Stop = () => void
