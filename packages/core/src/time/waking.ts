/** Calls `listener` when the tab is visible, restored or online again, until `signal` aborts. */
export function onWaking(signal: AbortSignal, listener: () => void): void {
  if (typeof document === 'undefined') return
  const wake = (): void => {
    if (document.visibilityState !== 'hidden') listener()
  }
  for (const name of ['visibilitychange', 'pageshow', 'online']) {
    // Capturing: an event on the document need not bubble to its window.
    addEventListener(name, wake, { signal, capture: true })
  }
}

/** Resolves when the page is shown: a prerendered page must not ask for a session. */
export const whenActive = (): Promise<unknown> =>
  (globalThis.document as { prerendering?: boolean } | undefined)?.prerendering
    ? new Promise((resolve) =>
        document.addEventListener('prerenderingchange', resolve, { once: true }),
      )
    : Promise.resolve()
