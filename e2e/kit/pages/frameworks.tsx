import '@antom-checkout/element/define'
import type {} from '@antom-checkout/element/react'
import { createRoot } from 'react-dom/client'
import { createApp, h } from 'vue'

/** `<antom-checkout>` in React 19 and in Vue. Their listeners write to the title. */

const given = new URLSearchParams(location.search).get('environment')!
const told = (who: string, what: string): void => {
  document.title += ` ${who}: ${what}.`
}

createRoot(document.querySelector('#react')!).render(
  <antom-checkout
    environment={given}
    analytics="false"
    session-data="from React"
    page-timeout={9000}
    frame-title="In React"
    view={{ words: { canceled: 'Not in React' } }}
    verifyPayment={async () => 'SUCCESS'}
    onantom-ready={({ detail }) => told('React', detail.type)}
    onantom-payment-canceled={({ detail }) => told('React', detail.type)}
  />,
)

createApp(() =>
  // Vue compiles a template to this.
  h('antom-checkout', {
    environment: given,
    analytics: 'false',
    'session-data': 'from Vue',
    'page-timeout': 9000,
    'frame-title': 'In Vue',
    view: { words: { canceled: 'Not in Vue' } },
    verifyPayment: async () => 'SUCCESS',
    onAntomReady: ({ detail }: HTMLElementEventMap['antom-ready']) => told('Vue', detail.type),
    onAntomPaymentCanceled: ({ detail }: HTMLElementEventMap['antom-payment-canceled']) =>
      told('Vue', detail.type),
  }),
).mount('#vue')
