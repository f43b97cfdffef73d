import type { CheckoutOptions } from './options.ts'
import { preconnect } from './page/preconnect.ts'
import { loadSdk } from './sdk/load.ts'

/**
 * Fetches the SDK and connects to Antom's page before the buyer needs them, for example when the cart opens. Never
 * throws: `mount()` tries again, and reports a failure. Does nothing on a server.
 */
export function preloadCheckout(options: Pick<CheckoutOptions, 'environment' | 'sdk'>): void {
  if (typeof document === 'undefined') return
  const disconnect = preconnect(options.environment)
  loadSdk(options.sdk).then(disconnect, disconnect)
}
