import { AntomCheckout } from '@antom-checkout/vue'
import { defineComponent, ref, useTemplateRef } from 'vue'

export const Checkout = defineComponent({
  components: { AntomCheckout },
  inheritAttrs: false,
  props: { className: String },
  setup() {
    const dialog = useTemplateRef<HTMLDialogElement>('dialog')
    const isWanted = ref(false)
    const open = () => {
      isWanted.value = true
      dialog.value?.showModal()
    }
    return { dialog, isWanted, open }
  },
  template: `
    <button @click="open">Pay $ 48.00</button>
    <!-- Closed, it is hidden and not unmounted: what is being paid goes on. The browser gives the focus back. -->
    <dialog ref="dialog" :class="className" aria-label="Payment">
      <button @click="dialog.close()">Close</button>
      <AntomCheckout v-if="isWanted" v-bind="$attrs" />
    </dialog>`,
})
