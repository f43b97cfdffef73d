interface ScriptSource {
  readonly src: string
  readonly integrity?: string | undefined
  readonly nonce?: string | undefined
}

/** Addresses that were asked for and have not answered. */
const pending = new Set<string>()

/** Loads Antom's CDN script, which puts its classes on `window`. */
export function loadScript({ src, integrity, nonce }: ScriptSource): Promise<unknown> {
  const script = document.createElement('script')
  // Browsers let a second request for an address wait for the first, which may hang: it gets an address of its own.
  script.src = pending.has(src) ? `${src}${src.includes('?') ? '&' : '?'}${Date.now()}` : src
  pending.add(src)
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
  }).finally(() => pending.delete(src))
}
