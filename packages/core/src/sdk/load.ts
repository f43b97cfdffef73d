import { asCheckoutError, CheckoutError } from '../errors.ts'
import type { SdkSource } from '../options.ts'
import { within } from '../time/deadline.ts'
import { reimport } from './reimport.ts'
import type { SdkClass } from './sdk.ts'

/** Pending and finished attempts by script address; `undefined` for the npm module. A failed attempt is removed. */
const attempts = new Map<string | undefined, Promise<unknown>>()

/**
 * Loads Antom's class within `ms` milliseconds. All checkouts of the page share an attempt.
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
  typeof value === 'function' && !!value.prototype?.mountComponent

const load = async (source: SdkSource | undefined): Promise<unknown> => {
  if (typeof source === 'function') return isSdkClass(source) ? source : source()
  return source ? (await reimport(importScript)).loadScript(source) : reimport(importSdk)
}

const importScript = (): Promise<typeof import('./script.ts')> => import('./script.ts')

/** The module with the class and little else: 11.9 kB gz, while the package's root is 377 kB (H25). */
const importSdk = (): Promise<unknown> =>
  import('@alipay/ams-checkout/esm/core/component/ckp/index.js')
