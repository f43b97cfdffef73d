import { AntomCheckout, type AntomCheckoutSlots } from '@antom-checkout/vue'
import { createApp, h, type VNode } from 'vue'
import { shelf } from '../drawings/shelf.ts'
import { follow } from '../location.ts'
import type { Mount } from './Island.tsx'
import { logged } from './logged.ts'

type Canceled = NonNullable<AntomCheckoutSlots['canceled']>

/** The checkout in Vue, as an app of its own. One state is drawn by the shop itself: leaving without paying. */
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
    h('svg', {
      class: 'scene',
      viewBox: shelf.viewBox,
      'aria-hidden': 'true',
      innerHTML: shelf.inside,
    }),
    h('h2', 'You left before paying'),
    h('p', 'Nothing was charged, and your cart is as it was.'),
    h('div', { class: 'actions' }, [
      onRetry && h('button', { type: 'button', class: 'button', onClick: onRetry }, 'Pay again'),
      h(
        'a',
        {
          class: 'text-button',
          href: '/cart',
          onClick: (event: MouseEvent) => follow(event, '/cart'),
        },
        'Back to cart',
      ),
    ]),
  ])
