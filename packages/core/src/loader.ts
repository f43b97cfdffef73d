import { within } from './deadline.ts'
import { CheckoutError } from './errors.ts'
import type { SdkSource } from './options.ts'
import type { SdkClass } from './sdk.ts'

/** Attempts under way or done, by script address; the npm module's is `undefined`. A failed one is forgotten. */
const attempts = new Map<string | undefined, Promise<unknown>>()

/** Where a failed import can be had: Firefox remembers the failure by address. */
let failedUrl: string | undefined

/**
 * Loads Antom's class. Attempts are shared by all checkouts of the page.
 * @throws CheckoutError `SDK_LOAD_FAILED`, `SDK_TIMEOUT`, `SDK_INCOMPATIBLE`
 */
export async function loadSdk(
  source: SdkSource | undefined,
  ms: number,
  signal: AbortSignal,
): Promise<SdkClass> {
  const exports = await within(ms, signal, attempt(source), () => {
    forget(source)
    return new CheckoutError(
      'SDK_TIMEOUT',
      `Antom's SDK must load within ${ms} ms, but it did not. Try again.`,
    )
  }).catch((cause: unknown) => {
    throw cause instanceof CheckoutError
      ? cause
      : new CheckoutError(
          'SDK_LOAD_FAILED',
          "Antom's SDK must load, but it failed. Check the network and the page's script-src, then try again.",
          { cause },
        )
  })
  const found = Object.values(exports ?? {}).find(isSdkClass)
  if (isSdkClass(exports)) return exports
  if (found) return found
  forget(source)
  throw new CheckoutError(
    'SDK_INCOMPATIBLE',
    "Antom's SDK must have a class AMSCheckoutPage, but none was found. Use @alipay/ams-checkout 1.47.2 or later, below 2.",
  )
}

const isSdkClass = (value: unknown): value is SdkClass =>
  typeof value === 'function' && 'mountComponent' in (value.prototype ?? {})

const keyOf = (source: SdkSource | undefined): string | undefined =>
  typeof source === 'object' ? source.src : undefined

const forget = (source: SdkSource | undefined): void => {
  attempts.delete(keyOf(source))
}

function attempt(source: SdkSource | undefined): Promise<unknown> {
  if (typeof source === 'function') return (async () => source())()
  const key = keyOf(source)
  const shared = attempts.get(key) ?? (source ? loadScript(source) : importModule())
  attempts.set(key, shared)
  shared.catch(() => attempts.get(key) === shared && attempts.delete(key))
  return shared
}

/** The module that holds the class and little else: 11.9 kB gz, where the package's root is 377 kB (H25). */
async function importModule(): Promise<unknown> {
  try {
    return await (failedUrl
      ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${failedUrl}?${Date.now()}`)
      : import('@alipay/ams-checkout/esm/core/component/ckp/index.js'))
  } catch (error) {
    // Browsers name the module's address in a TypeError; a bundler's own loader throws something else and asks again.
    if (error instanceof TypeError) failedUrl ??= /https?:[^\s?#]+/.exec(error.message)?.[0]
    throw error
  }
}

function loadScript({ src, integrity, nonce }: Exclude<SdkSource, () => void>): Promise<unknown> {
  const script = document.createElement('script')
  script.src = src
  if (nonce) script.nonce = nonce
  if (integrity) {
    script.integrity = integrity
    script.crossOrigin = 'anonymous'
  }
  return new Promise((resolve, reject) => {
    script.onload = () => resolve([(window as { AMSCheckoutPage?: unknown }).AMSCheckoutPage])
    script.onerror = () => reject(new Error(`The script ${src} could not be loaded.`))
    document.head.append(script)
  }).finally(() => script.remove())
}
