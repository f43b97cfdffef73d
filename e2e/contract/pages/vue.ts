import type { Checkout } from '@antom-checkout/core'
import { AntomCheckout } from '@antom-checkout/vue'
import { createApp, h, KeepAlive, nextTick, shallowReactive, version, type Slots } from 'vue'
import type { Given, Subject } from './subject.ts'

export function createSubject(container: Element): Subject {
  const shown = shallowReactive(new Map<string, Given & { isHidden: boolean }>())
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
  const turn = (name: string, isHidden: boolean): Promise<void> => {
    shown.set(name, { ...shown.get(name)!, isHidden })
    return nextTick()
  }

  return {
    version: `Vue ${version}`,
    show(name, given) {
      shown.set(name, { ...given, isHidden: false })
      return nextTick()
    },
    hide: (name) => turn(name, true),
    again: (name) => turn(name, false),
    putLast(name) {
      const given = shown.get(name)!
      shown.delete(name)
      shown.set(name, given)
      return nextTick()
    },
    remove(name) {
      shown.delete(name)
      return nextTick()
    },
    checkout: (name) => checkouts.get(name)!,
  }
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
