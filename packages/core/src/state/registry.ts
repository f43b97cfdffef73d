import type { Page } from '../page/page.ts'
import type { Session } from '../session/session.ts'
import type { Input, Known, Payment } from './payment.ts'

/** What the document knows of one session (DESIGN.md#a-payment-belongs-to-its-session). */
export interface Entry {
  readonly known: Known
  readonly session: Session
  /** The environment in which its page was opened. */
  readonly environment?: string | undefined
  /** The frames in which something was submitted. Each is live while it is in the document. */
  readonly frames?: readonly Element[]
  /** The text of the session that has replaced this one. */
  readonly next?: string | undefined
}

interface Registry {
  readonly entries: Map<string, Entry>
  readonly listeners: Set<(text: string) => void>
}

/** How many sessions are remembered. */
const MAX_SESSIONS = 50

/** One registry for all copies of this module on the page, as for the frames. */
const key: unique symbol = Symbol.for('antom-checkout.sessions') as never
const registry = (): Registry =>
  ((globalThis as { [key]?: Registry })[key] ??= { entries: new Map(), listeners: new Set() })

/** The entry of a session, or of the newest session that has replaced it. */
export function entryOf(text: string | undefined): Entry | undefined {
  const { entries } = registry()
  let entry = entries.get(text!)
  while (entry?.next !== undefined) entry = entries.get(entry.next)
  return entry
}

/**
 * Whether a live page of another checkout has the payment in flight: then no page is opened beside it. `own`: the frame
 * of the caller.
 */
export function isLiveElsewhere(text: string | undefined, own: Element | undefined): boolean {
  const { known, frames = [] } = entryOf(text) ?? {}
  return !!known?.inFlight && frames.some((frame) => frame.isConnected && frame !== own)
}

/** Remembers new facts of a session. */
export function remember(
  session: Session,
  { frame, ...news }: Omit<Entry, 'session' | 'frames'> & { readonly frame?: Element | undefined },
): void {
  const { entries } = registry()
  const known = entries.get(session.data)
  const frames = known?.frames?.filter((each) => each.isConnected && each !== frame) ?? []
  const entry = { ...known, session, ...news, frames: frame ? [...frames, frame] : frames }
  // A page that stayed open may be paid in after all: then no session replaces this one.
  if (news.known.outcome === 'succeeded') delete entry.next
  entries.delete(session.data)
  entries.set(session.data, entry)
  if (entries.size > MAX_SESSIONS) entries.delete(entries.keys().next().value!)
}

/**
 * Remembers new facts of the session after an input. Returns the session if the other checkouts must read its entry.
 */
export function share(
  { known, paying, pageOpen }: Payment,
  after: Payment,
  type: Input['type'],
  page: Pick<Page, 'frame' | 'environment'> | undefined,
): Session | undefined {
  const { session } = after
  if (!session || type === 'known' || type === 'trust') return undefined
  const live = after.pageOpen && (after.paying || after.known.inFlight) ? page : undefined
  if (known !== after.known || (live && !(pageOpen && paying))) {
    remember(session, {
      known: after.known,
      ...(live && { frame: live.frame, environment: live.environment }),
    })
  } else if (!(type === 'unmount' && pageOpen)) return undefined
  // A retry clears a failure. Until something is submitted, the other checkouts still show the failure.
  return type === 'begin' ? undefined : session
}

/**
 * From now on, a checkout that is given the old session begins from the new one. A session without facts needs no
 * entry.
 */
export function replaceSession(old: string, session: Session): void {
  const entry = registry().entries.get(old)
  if (!entry || old === session.data) return
  remember(session, { known: entryOf(session.data)?.known ?? {}, next: undefined })
  remember(entry.session, { known: entry.known, next: session.data })
}

/** Calls the listeners of all mounted checkouts but the own one with the text of a session that has news. */
export function announce({ data }: Session, own: (text: string) => void): void {
  const { listeners } = registry()
  for (const listener of [...listeners]) {
    if (listener !== own && listeners.has(listener)) listener(data)
  }
}

/** Calls `listener` with the text of each session that has news, until `signal` aborts. */
export function onNews(signal: AbortSignal, listener: (text: string) => void): void {
  const { listeners } = registry()
  listeners.add(listener)
  signal.addEventListener('abort', () => listeners.delete(listener))
}

/** Forgets every session, for tests: each begins as in a new document. */
export const forgetSessions = (): void => registry().entries.clear()
