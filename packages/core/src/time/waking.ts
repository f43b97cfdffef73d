/** Calls `listener` when the tab is shown, restored or online again, until `signal` aborts. */
export function onWaking(signal: AbortSignal, listener: () => void): void {
  if (typeof document === 'undefined') return
  const wake = (): void => {
    if (document.visibilityState !== 'hidden') listener()
  }
  for (const name of ['visibilitychange', 'pageshow', 'online']) {
    // Captured, since what happens to the document need not bubble to its window.
    addEventListener(name, wake, { signal, capture: true })
  }
}

/** A prerendered page asks for nothing until the buyer comes. */
export const whenActive = (): Promise<unknown> =>
  (globalThis.document as { prerendering?: boolean } | undefined)?.prerendering
    ? new Promise((resolve) =>
        document.addEventListener('prerenderingchange', resolve, { once: true }),
      )
    : Promise.resolve()
