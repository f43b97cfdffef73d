import type { Checkout } from '@antom-checkout/core'
import { AntomCheckout } from '@antom-checkout/vue'
import { createApp, h, KeepAlive, nextTick, shallowReactive, version, type Slots } from 'vue'
import { drawnBy, type Drawn, type Given, type Subject } from './subject.ts'

export function createSubject(container: Element): Subject {
  const shown = shallowReactive(new Map<string, Drawn>())
  const checkouts = new Map<string, Checkout>()
  const app = createApp(() =>
    [...shown].map(([name, { options, callbacks, view, slots, isHidden }]) =>
      h(KeepAlive, { key: name }, () =>
        isHidden
          ? []
          : h(
              AntomCheckout,
              {
                id: name,
                ...options,
                ...callbacks,
                view,
                ref: (checkout) => void (checkout && checkouts.set(name, checkout as never)),
              },
              scopedSlots(slots),
            ),
      ),
    ),
  )
  app.mount(container)
  return drawnBy(`Vue ${version}`, shown, checkouts, nextTick)
}

const scopedSlots = (slots: Given['slots']): Slots =>
  Object.fromEntries(
    Object.entries(slots).map(([slot, text]) => [
      slot,
      ({ retry }: { retry: () => void }) => [
        h('p', [`${text} `, h('button', { onClick: retry }, 'Once more')]),
      ],
    ]),
  )
