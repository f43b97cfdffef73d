/** Calls `listener` when the tab is shown, restored or online again, until `signal` aborts. */
export function onWaking(signal: AbortSignal, listener: () => void): void {
  if (typeof document === 'undefined') return
  const wake = (): void => {
    if (document.visibilityState !== 'hidden') listener()
  }
  document.addEventListener('visibilitychange', wake, { signal })
  addEventListener('pageshow', wake, { signal })
  addEventListener('online', wake, { signal })
}
