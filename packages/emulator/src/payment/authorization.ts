const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** Until when an authorized payment can be captured: 7 days (PROTOCOL.md, "capture, refund and cancel"). */
export function authorizationEnd(paidAt: number): number {
  return paidAt + WEEK_MS
}
