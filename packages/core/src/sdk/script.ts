import type { Stop } from '../stop.ts'

interface ScriptSource {
  readonly src: string
  readonly integrity?: string | undefined
  readonly nonce?: string | undefined
}

interface TrustedTypes {
  createPolicy: (name: string, rules: Policy) => Policy
}
interface Policy {
  createScriptURL: (address: string) => string
}

/** Under Trusted Types an address must be blessed by a policy, and a policy can be made once. */
let policy: Policy | undefined

function bless(address: string): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  policy ??= trustedTypes?.createPolicy('antom-checkout', { createScriptURL: (given) => given })
  return policy?.createScriptURL(address) ?? address
}

/** Addresses that were asked for and have not answered. WebKit forgets a script that nobody holds, with its events. */
const pending = new Map<string, HTMLScriptElement>()

/** As the browser has it: elements hide properties of the document by their names. In `platform.ts` it would be shared. */
const ofDocument = <Key extends keyof Document>(key: Key): Document[Key] =>
  Reflect.get(Document.prototype, key, document)

/** Gives the page its own properties back, once no script of ours is on its way. */
let show: Stop | undefined

/**
 * Hides the page's module loader (RequireJS and the like) from our scripts while they run, and from no other script:
 * Antom's script would give its class to the loader instead of the window, and the loader's next `require()` would fail.
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
      // A script may have put something else there meanwhile.
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
  // RequireJS declares its `define`, which nobody can hide then.
  const { define } = window as { define?: object }
  if (!hide(window, 'define') && define) hide(define, 'amd')
  return () => stops.forEach((stop) => stop())
}

/** Loads Antom's CDN script, which puts its classes on `window`. */
export async function loadScript(source: ScriptSource): Promise<unknown> {
  const { src, integrity, nonce } = { __proto__: null, ...source } as ScriptSource
  const script = document.createElement('script')
  // Browsers let a second request for an address wait for the first, which may hang: it gets an address of its own.
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
    // It runs all the same once it is there, and one that hangs is not left behind.
    script.parentNode?.removeChild(script)
  }).finally(() => {
    pending.delete(address)
    if (pending.size) return
    show?.()
    show = undefined
  })
}
