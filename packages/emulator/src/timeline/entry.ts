/** The thing that a line of the timeline is about, and that can be opened: `payment-…`, `notification-…`, `call-…`, `fault-…`. */
type Subject = `${'payment' | 'notification' | 'call' | 'fault'}-${string}`

/** `buyer`: a payment changed. `call`: the shop called the gateway. `hand`: somebody called it in place of the shop. `clock`, `key` and `reset`: somebody used the emulator. */
export type EntryKind =
  | 'buyer'
  | 'call'
  | 'hand'
  | 'notification'
  | 'fault'
  | 'clock'
  | 'key'
  | 'reset'

/** The kinds for people: where an entry comes from. */
export const kindWords: Readonly<Record<EntryKind, string>> = {
  call: 'from shop',
  hand: 'by hand',
  notification: 'to shop',
  buyer: 'buyer',
  fault: 'fault',
  clock: 'clock',
  key: 'key',
  reset: 'reset',
}

/** `warn`: HTTP 200 that was no acknowledgement, and other things that look well and are not. */
export type Tone = 'good' | 'bad' | 'warn' | 'busy' | 'plain'

/** One thing that happened in the emulator. */
export interface Entry {
  /** Counts up from 1, also over a reset. */
  readonly id: number
  /** By the clock of the emulator. */
  readonly time: number
  readonly kind: EntryKind
  readonly title: string
  readonly detail: string
  readonly tone: Tone
  readonly subject?: Subject
  /** The payment that it belongs to, if there is one. */
  readonly paymentId?: string
}
