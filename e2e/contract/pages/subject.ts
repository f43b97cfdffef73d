import {
  checkoutOptionNames,
  type Checkout,
  type CheckoutCallbacks,
  type CheckoutEventName,
  type CheckoutOptions,
} from '@antom-checkout/core'
import type { SlotName, ViewOptions } from '@antom-checkout/core/view'

/** The options, callbacks and slots that a page passes to a checkout. */
export interface Given {
  readonly options: CheckoutOptions
  readonly callbacks: CheckoutCallbacks
  readonly view: boolean | ViewOptions | undefined
  /** Instead of the view's panel: a sentence, and a button that retries. */
  readonly slots: { readonly [Name in SlotName]?: string }
}

/** A page that shows checkouts with one framework. Each checkout has a name. */
export interface Subject {
  /** The framework and its version. */
  readonly version: string
  /** Shows a checkout, or passes new options to the one that is shown. */
  show: (name: string, given: Given) => Promise<void>
  /** Hides it, and keeps it. */
  hide: (name: string) => Promise<void>
  /** Shows it again. */
  again: (name: string) => Promise<void>
  /** Moves it behind the others. */
  putLast: (name: string) => Promise<void>
  /** Removes it, as a change of route does. */
  remove: (name: string) => Promise<void>
  /** The newest checkout of that name. */
  checkout: (name: string) => Checkout
}

/** A checkout in a page that a framework draws. */
export type Drawn = Given & { readonly isHidden: boolean }

/** The subject of a framework that draws all checkouts anew with each change. */
export function drawnBy(
  version: string,
  shown: Map<string, Drawn>,
  checkouts: Map<string, Checkout>,
  draw: () => Promise<void>,
): Subject {
  const turn = (name: string, isHidden: boolean): Promise<void> => {
    shown.set(name, { ...shown.get(name)!, isHidden })
    return draw()
  }
  return {
    version,
    show(name, given) {
      shown.set(name, { ...given, isHidden: false })
      return draw()
    },
    hide: (name) => turn(name, true),
    again: (name) => turn(name, false),
    putLast(name) {
      const given = shown.get(name)!
      shown.delete(name)
      shown.set(name, given)
      return draw()
    },
    remove(name) {
      shown.delete(name)
      return draw()
    },
    checkout: (name) => checkouts.get(name)!,
  }
}

// The parts that a page without a framework writes itself.

/** All options by name: a missing one goes back to its default. */
export const everyOption = (options: CheckoutOptions): CheckoutOptions =>
  Object.fromEntries(
    checkoutOptionNames.map((name) => [name, options[name]]),
  ) as unknown as CheckoutOptions

export const callbackOf = (
  callbacks: CheckoutCallbacks,
  event: CheckoutEventName,
): ((event: never) => void) | undefined =>
  callbacks[`on${event[0]!.toUpperCase()}${event.slice(1)}` as keyof CheckoutCallbacks]

/** One child after the other: in WebKit, `replaceChildren()` of a shadow host ends the frames in its shadow root. */
export function fill(host: Element, slots: Given['slots'], retry: () => void): void {
  for (const child of [...host.children]) child.remove()
  for (const [slot, text] of Object.entries(slots)) {
    const paragraph = Object.assign(document.createElement('p'), { slot })
    const button = Object.assign(document.createElement('button'), { onclick: retry })
    button.textContent = 'Once more'
    paragraph.append(`${text} `, button)
    host.append(paragraph)
  }
}
