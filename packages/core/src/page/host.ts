import { CheckoutError } from '../errors.ts'

/** The element that a target names; `null` if there is none. */
export function findHost(target: Element | string | undefined): Element | null {
  try {
    return typeof target === 'string' ? document.querySelector(target) : (target ?? null)
  } catch {
    return null
  }
}

/**
 * Resolves when the host is in the document, or when `signal` aborts. A portal may attach it later. Only the host is
 * observed: to observe the whole document would cost time at every change of the page.
 * @throws CheckoutError `HOST_NOT_FOUND` where nothing can be observed: jsdom, in merchants' tests
 */
export const whenConnected = (host: Element, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    if (host.isConnected || signal.aborted) {
      resolve()
      return
    }
    if (!globalThis.IntersectionObserver) {
      reject(new CheckoutError('HOST_NOT_FOUND'))
      return
    }
    const look = (): void => {
      if (host.isConnected || signal.aborted) {
        observer.disconnect()
        resolve()
      }
    }
    // It calls back when the host is laid out, however far it is from the viewport.
    const observer = new IntersectionObserver(look, { rootMargin: '1000000px' })
    observer.observe(host)
    signal.addEventListener('abort', look)
  })
