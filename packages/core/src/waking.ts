/** Calls `listener` when the tab is shown, restored or online again, until `signal` aborts. */
export function onWaking(signal: AbortSignal, listener: () => void): void {
  const wake = (): void => {
    if (document.visibilityState !== 'hidden') listener()
  }
  for (const type of ['visibilitychange', 'pageshow', 'online']) {
    window.addEventListener(type, wake, { signal })
  }
}
