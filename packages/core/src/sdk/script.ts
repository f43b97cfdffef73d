import type { Stop } from '../stop.ts'

interface ScriptSource {
  readonly src: string
  readonly integrity?: string | undefined
  readonly nonce?: string | undefined
}

interface TrustedTypes {
  readonly createPolicy: (name: string, rules: Policy) => Policy
}
interface Policy {
  readonly createScriptURL: (address: string) => string
}

/** Under Trusted Types a policy must make an address trusted, and a policy can be created only once. */
let policy: Policy | undefined

function bless(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('antom-checkout', { createScriptURL: (given) => given })
  return policy?.createScriptURL(address) ?? address
}

/** Addresses with a pending request. WebKit drops a script, with its events, if nothing refers to it. */
const pending = new Map<string, HTMLScriptElement>()

/** As in `platform.ts`, which this file must not import: bundlers would put it into a chunk of its own. */
const ofDocument = <Key extends keyof Document>(key: Key): Document[Key] =>
  Reflect.get(Document.prototype, key, document)

/** Restores the page's own properties, once no script of ours is pending. */
let show: Stop | undefined

/**
 * Hides the page's module loader (RequireJS and the like) from our scripts while they run, and from no other script:
 * Antom's script would give its class to the loader instead of the window, and the loader's next `require()` would
 * fail.
 */
function hideLoaders(): Stop {
  const stops: Stop[] = []
  const hide = (target: object, key: string): boolean => {
    const own = Object.getOwnPropertyDescriptor(target, key)
    const before: unknown = Reflect.get(target, key)
    let value = before
    const get = (): unknown => {
      const script = ofDocument('currentScript') as HTMLScriptElement
      return [...pending.values()].includes(script) ? undefined : value
    }
    const set = (next: unknown): void => {
      value = next
    }
    stops.push(() => {
      // A script may have replaced the property meanwhile.
      if (Object.getOwnPropertyDescriptor(target, key)?.get !== get) return
      if (!own && value === before) Reflect.deleteProperty(target, key)
      else {
        const plain = { writable: true, enumerable: true, configurable: true }
        Reflect.defineProperty(target, key, { ...plain, ...own, value })
      }
    })
    return !own?.get && Reflect.defineProperty(target, key, { get, set, configurable: true })
  }
  if ('exports' in window) hide(window, 'exports')
  // The `define` of RequireJS is declared by its script, so it cannot be hidden.
  const { define } = window as { define?: object }
  if (!hide(window, 'define') && define) hide(define, 'amd')
  return () => stops.forEach((stop) => stop())
}

/** Loads Antom's CDN script, which puts its classes on `window`. */
export async function loadScript(source: ScriptSource): Promise<unknown> {
  const { src, integrity, nonce } = { __proto__: null, ...source } as ScriptSource
  const script = document.createElement('script')
  // Browsers let a second request for an address wait for the first one, which may hang: it gets another address.
  const again = `${src}${src.includes('?') ? '&' : '?'}${Date.now()}`
  const address = pending.has(src) ? again : src
  script.src = bless(address)
  pending.set(address, script)
  show ??= hideLoaders()
  if (nonce) script.nonce = nonce
  if (integrity) {
    script.integrity = integrity
    script.crossOrigin = 'anonymous'
  }
  return new Promise((resolve, reject) => {
    script.onload = () => resolve((window as { AMSCheckoutPage?: unknown }).AMSCheckoutPage)
    script.onerror = () => reject(new Error(`${src} could not be loaded.`))
    ofDocument('head').append(script)
    // A removed script still runs once it is loaded, and one that hangs is not left behind.
    script.parentNode?.removeChild(script)
  }).finally(() => {
    pending.delete(address)
    if (pending.size) return
    show?.()
    show = undefined
  })
}
