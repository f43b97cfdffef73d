import { useAntomCheckout } from '@antom-checkout/vue'
import type { CheckoutOptions } from '@antom-checkout/core'
import { defineComponent, useAttrs } from 'vue'

export const Checkout = defineComponent({
  inheritAttrs: false,
  setup: () => useAntomCheckout(useAttrs() as unknown as CheckoutOptions),
  template: `
    <section>
      <p role="status">The checkout is {{ state.status }}.</p>
      <button :disabled="!state.canRetry" @click="retry()">Once more</button>
      <div ref="hostRef" class="host"></div>
    </section>`,
})
