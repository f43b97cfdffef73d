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

/** Loads Antom's CDN script, which puts its classes on `window`. */
export async function loadScript({ src, integrity, nonce }: ScriptSource): Promise<unknown> {
  const script = document.createElement('script')
  // Browsers let a second request for an address wait for the first, which may hang: it gets an address of its own.
  const again = `${src}${src.includes('?') ? '&' : '?'}${Date.now()}`
  const address = pending.has(src) ? again : src
  script.src = bless(address)
  pending.set(address, script)
  if (nonce) script.nonce = nonce
  if (integrity) {
    script.integrity = integrity
    script.crossOrigin = 'anonymous'
  }
  return new Promise((resolve, reject) => {
    script.onload = () => resolve((window as { AMSCheckoutPage?: unknown }).AMSCheckoutPage)
    script.onerror = () => reject(new Error(`${src} could not be loaded.`))
    document.head.append(script)
    // It runs all the same once it is there, and one that hangs is not left behind.
    script.remove()
  }).finally(() => pending.delete(address))
}
