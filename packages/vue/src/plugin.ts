import type { CheckoutOptions } from '@antom-checkout/core'
import type { InjectionKey, Plugin } from 'vue'

export const defaultsKey: InjectionKey<Partial<CheckoutOptions>> = Symbol('antom-checkout')

/** Options for every checkout of an app without its own: `app.use(createAntomCheckout({ environment }))`. */
export const createAntomCheckout = (defaults: Partial<CheckoutOptions>): Plugin => ({
  install(app) {
    app.provide(defaultsKey, defaults)
  },
})
