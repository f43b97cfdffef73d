import { AntomCheckout } from '@antom-checkout/vue'
import { defineComponent } from 'vue'

export const Checkout = defineComponent({
  components: { AntomCheckout },
  inheritAttrs: false,
  template: `
    <div class="pair">
      <AntomCheckout v-bind="$attrs" session-data="the-pot" frame-title="Payment of the pot" />
      <AntomCheckout v-bind="$attrs" session-data="the-cups" frame-title="Payment of the cups" />
    </div>`,
})
