interface ScriptSource {
  readonly src: string
  readonly integrity?: string | undefined
  readonly nonce?: string | undefined
}

/** Loads Antom's CDN script, which puts its classes on `window`. */
export function loadScript({ src, integrity, nonce }: ScriptSource): Promise<unknown> {
  const script = document.createElement('script')
  script.src = src
  if (nonce) script.nonce = nonce
  if (integrity) {
    script.integrity = integrity
    script.crossOrigin = 'anonymous'
  }
  return new Promise((resolve, reject) => {
    script.onload = () => resolve((window as { AMSCheckoutPage?: unknown }).AMSCheckoutPage)
    script.onerror = () => reject(new Error(`${src} could not be loaded.`))
    document.head.append(script)
  }).finally(() => script.remove())
}
