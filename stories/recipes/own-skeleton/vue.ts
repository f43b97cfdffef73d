import { AntomCheckout } from '@antom-checkout/vue'
import { defineComponent } from 'vue'

export const Checkout = defineComponent({
  components: { AntomCheckout },
  inheritAttrs: false,
  template: `
    <AntomCheckout v-bind="$attrs">
      <template #loading>
        <p class="kiln">Warming the kiln …</p>
      </template>
    </AntomCheckout>`,
})
