import { AntomCheckout } from '@antom-checkout/vue'
import { defineComponent } from 'vue'

export const Checkout = defineComponent({
  components: { AntomCheckout },
  inheritAttrs: false,
  template: `
    <AntomCheckout v-bind="$attrs">
      <template #failed="{ state, retry }">
        <section class="panel">
          <h2>That did not work</h2>
          <p>Our people are happy to help: +1 555 0100.</p>
          <button v-if="state.canRetry" @click="retry">Pay another way</button>
        </section>
      </template>
    </AntomCheckout>`,
})
