import { within } from './deadline.ts'
import { asCheckoutError, CheckoutError } from './errors.ts'
import type { SdkSource } from './options.ts'
import type { SdkClass } from './sdk.ts'

/** Attempts under way or done, by script address; the npm module's is `undefined`. A failed one is forgotten. */
const attempts = new Map<string | undefined, Promise<unknown>>()

/** Where the module can be had that could not be imported: Firefox remembers failures by address. */
let failedUrl: string | undefined

/**
 * Loads Antom's class within `ms` milliseconds. Attempts are shared by all checkouts of the page.
 * @throws CheckoutError `SDK_LOAD_FAILED`, `SDK_TIMEOUT`, `SDK_INCOMPATIBLE`
 */
export async function loadSdk(source: SdkSource | undefined, ms?: number): Promise<SdkClass> {
  const isShared = typeof source !== 'function'
  const key = isShared ? source?.src : undefined
  const attempt = (isShared && attempts.get(key)) || load(source)
  if (isShared) attempts.set(key, attempt)
  try {
    const loaded = await within(ms, attempt, 'SDK_TIMEOUT')
    const found = [loaded, ...Object.values(loaded ?? {})].find(isSdkClass)
    if (found) return found
    throw new CheckoutError('SDK_INCOMPATIBLE', 'class')
  } catch (error) {
    if (attempts.get(key) === attempt) attempts.delete(key)
    throw asCheckoutError(error, 'SDK_LOAD_FAILED')
  }
}

const isSdkClass = (value: unknown): value is SdkClass =>
  typeof value === 'function' && 'mountComponent' in (value.prototype ?? {})

async function load(source: SdkSource | undefined): Promise<unknown> {
  if (typeof source === 'function') return source()
  return source ? (await import('./script.ts')).loadScript(source) : importModule()
}

/** The module that holds the class and little else: 11.9 kB gz, where the package's root is 377 kB (H25). */
async function importModule(): Promise<unknown> {
  try {
    return await (failedUrl
      ? import(/* @vite-ignore */ /* webpackIgnore: true */ `${failedUrl}?${Date.now()}`)
      : import('@alipay/ams-checkout/esm/core/component/ckp/index.js'))
  } catch (error) {
    // Browsers name the address in a TypeError. A bundler's own loader throws something else, and asks again itself.
    if (error instanceof TypeError) failedUrl ??= /https?:[^\s?#]+/.exec(error.message)?.[0]
    throw error
  }
}
