import { AntomCheckout, type AntomCheckoutSlots } from '@antom-checkout/vue'
import { createApp, h, type VNode } from 'vue'
import type { Mount } from './Island.tsx'
import { logged } from './logged.ts'

type Canceled = NonNullable<AntomCheckoutSlots['canceled']>

/** The checkout in Vue, as an app of its own. The shop draws one state itself: leaving without paying. */
export const mountVueCheckout: Mount = (place, checkout) => {
  const app = createApp(() =>
    h(
      AntomCheckout,
      { class: 'host', ref: logged, ...checkout },
      { canceled: ({ state, retry }: Canceled) => left(state.canRetry && retry) },
    ),
  )
  app.mount(place)
  return () => app.unmount()
}

const left = (onRetry: (() => void) | false): VNode =>
  h('div', { class: 'panel' }, [
    h('img', {
      class: 'scene',
      src: '/drawings/empty-shelf.svg',
      alt: '',
      width: 200,
      height: 140,
    }),
    h('h2', 'You left before paying'),
    h('p', 'Nothing was charged, and your cart is as it was.'),
    h('div', { class: 'actions' }, [
      onRetry && h('button', { type: 'button', class: 'button', onClick: onRetry }, 'Pay again'),
      h('a', { class: 'text-button', href: '/cart' }, 'Back to cart'),
    ]),
  ])
