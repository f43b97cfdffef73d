import { checkoutEventNames, createCheckout, type CheckoutOptions } from '@antom-checkout/core'
import umd from '@alipay/ams-checkout/dist/umd/ams-checkout.min.js?url'

/** The SDK as a module, or as the script of a CDN. */
type Build = 'esm' | 'umd'

/** Options of both. Each ignores the options that it does not know. */
type Options = Partial<Pick<CheckoutOptions, 'environment' | 'analytics' | 'trustedOrigins'>>

/** A checkout in the shop's page, bare or ours, with the same verbs. */
interface Subject {
  /** The merchant's call: it may throw, or return a promise that rejects. */
  mount: (host: string | Element) => unknown
  unmount: () => void
  /** The names of the events that the merchant's callback got: Antom's code, or our event's type. */
  told: () => readonly (string | undefined)[]
}

/** Two ways to make one. */
export interface Make {
  /** With exactly this as the options. */
  construct: (options?: Options) => unknown
  /** For the checkout page of this test, with a callback. */
  make: (options?: Options, callback?: () => void) => Subject
}

/** The session that every checkout is mounted with. */
const sessionData = 'session-1'

/** Antom's page, as this test has it. */
export const environment: string = `http://127.0.0.1:${location.port}/voice.html`

export type BareClass = new (options?: {
  environment?: string
  onEventCallback?: (event: { code: string }) => void
}) => {
  mountComponent: (params: { sessionData: string }, selector: string) => Promise<void>
  unmount: () => void
}

/** Antom's SDK, used as its guide shows it. */
export async function bare(build: Build): Promise<Make> {
  const { AMSCheckoutPage } = await (build === 'esm' ? import('@alipay/ams-checkout') : script())
  const construct = (options?: Options) => new AMSCheckoutPage(options)
  return {
    construct,
    make(options, callback) {
      const codes: string[] = []
      const onEventCallback = ({ code }: { code: string }): void => {
        codes.push(code)
        callback?.()
      }
      const sdk = construct({ environment, onEventCallback, ...options } as Options)
      return {
        mount: (host) => sdk.mountComponent({ sessionData }, host as string),
        unmount: () => sdk.unmount(),
        told: () => codes,
      }
    },
  }
}

/** Our core, on the same SDK. */
export async function ours(build: Build): Promise<Make> {
  const construct = (options?: Options) => createCheckout(options as CheckoutOptions)
  return {
    construct,
    make(options, callback) {
      const names: (string | undefined)[] = []
      const checkout = construct({ environment, ...options })
      for (const name of checkoutEventNames) {
        if (name === 'stateChange') continue
        checkout.on(name, (event) => {
          names.push('code' in event ? event.code : event.type)
          callback?.()
        })
      }
      return {
        mount(host) {
          checkout.setOptions({ sessionData, ...(build === 'umd' && { sdk: { src: umd } }) })
          return checkout.mount(host)
        },
        unmount: checkout.unmount,
        told: () => names,
      }
    },
  }
}

async function script(): Promise<{ AMSCheckoutPage: BareClass }> {
  const element = document.createElement('script')
  element.src = umd
  await new Promise((resolve, reject) => {
    element.onload = resolve
    element.onerror = reject
    document.head.append(element)
  })
  return window as unknown as { AMSCheckoutPage: BareClass }
}
