const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The wait before each delivery, counted from the delivery before it (PROTOCOL.md, "When it is sent"). */
export const SCHEDULE_MS: readonly number[] = [
  0,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  15 * HOUR_MS,
]

/** How late a delayed notification is, and how long a reordered one waits for another to overtake it. */
export const DELAY_MS: number = 5 * MINUTE_MS
