import type { KnownSession, SessionView } from '../payment/sessionView.ts'

const pollEvery = 600

/** Polls the server until the payment or its status changes, then calls `onChange` once. → stop */
export function watchPayment(
  session: KnownSession,
  fetch: () => Promise<SessionView>,
  onChange: (session: KnownSession) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout>
  let stopped = false

  const ask = async (): Promise<void> => {
    // The payment can change while the server does not answer us, so ask again.
    const now = await fetch().catch(() => undefined)
    if (stopped) return
    if (now && now.state !== 'unknown' && differs(session, now)) return onChange(now)
    wait()
  }
  const wait = (): void => {
    timer = setTimeout(() => void ask(), pollEvery)
  }
  wait()

  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

function differs(before: KnownSession, now: KnownSession): boolean {
  const [a, b] = [before.payment, now.payment]
  return (
    before.state !== now.state ||
    a?.id !== b?.id ||
    a?.status !== b?.status ||
    a?.awaitsBuyer !== b?.awaitsBuyer
  )
}
