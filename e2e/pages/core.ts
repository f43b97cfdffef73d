import * as core from '@antom-checkout/core'

/** What the tests drive: the core, and a record of everything a checkout told. */
const antom = {
  ...core,
  /** Makes a checkout that writes down its events. */
  record(
    options: core.CheckoutOptions,
  ): core.Checkout & { events: core.CheckoutEventMap[core.CheckoutEventName][] } {
    const checkout = core.createCheckout(options)
    const events: core.CheckoutEventMap[core.CheckoutEventName][] = []
    for (const name of core.checkoutEventNames) checkout.on(name, (event) => events.push(event))
    return Object.assign(Object.create(checkout), { events })
  },
}

declare global {
  interface Window {
    antom: typeof antom
    checkout: ReturnType<typeof antom.record>
  }
}

window.antom = antom
