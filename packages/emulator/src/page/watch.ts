import type { KnownSession, SessionView } from '../payment/sessionView.ts'

const pollEvery = 600

/** Asks the server until the payment is another or has another status, and then says so once. → stop */
export function watchPayment(
  session: KnownSession,
  fetch: () => Promise<SessionView>,
  onChange: (session: KnownSession) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout>
  let stopped = false

  const ask = async (): Promise<void> => {
    // A server that does not answer is asked again: the payment goes on without us.
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
