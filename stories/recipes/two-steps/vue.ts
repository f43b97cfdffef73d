import { preloadCheckout, type CheckoutOptions } from '@antom-checkout/core'
import { AntomCheckout } from '@antom-checkout/vue'
import { defineComponent, ref, useAttrs } from 'vue'

export const Checkout = defineComponent({
  components: { AntomCheckout },
  inheritAttrs: false,
  setup() {
    // While the buyer types, what comes next is fetched. A session is asked for in the second step only.
    preloadCheckout(useAttrs() as unknown as CheckoutOptions)
    return { step: ref(1) }
  },
  template: `
    <form v-if="step === 1" class="step" @submit.prevent="step = 2">
      <label>Where shall it go? <input required autocomplete="street-address" /></label>
      <button>On to the payment</button>
    </form>
    <section v-else class="step">
      <button @click="step = 1">Back to the address</button>
      <AntomCheckout v-bind="$attrs" />
    </section>`,
})
