import {
  createCheckout,
  type Checkout,
  type CheckoutOptions,
  type PaymentResult,
} from '@antom-checkout/core'
import { createFakeSdk } from '@antom-checkout/core/testing'
import '@antom-checkout/element/define'
import { AntomCheckout as ReactCheckout } from '@antom-checkout/react'
import { AntomCheckout as VueCheckout } from '@antom-checkout/vue'
import { flushSync, createPortal } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { createApp, h, Teleport } from 'vue'

/** Puts checkouts into places of other people's pages, and measures everything. */

const fake = createFakeSdk()
let release = (): void => {}

/** Appends a checkout to a place. */
const adapters = {
  headless(place: Element, options: CheckoutOptions, host: string): Checkout {
    const checkout = createCheckout(options)
    place.insertAdjacentHTML('beforeend', host || '<div></div>')
    void checkout.mount(place.lastElementChild!)
    return checkout
  },
  react(place: Element, options: CheckoutOptions): Checkout {
    const root = createRoot(document.createElement('div'))
    let found!: Checkout
    const ref = (checkout: Checkout | null): void => void (found = checkout ?? found)
    flushSync(() => root.render(createPortal(<ReactCheckout {...options} ref={ref} />, place)))
    return found
  },
  vue(place: Element, options: CheckoutOptions): Checkout {
    let found!: Checkout
    const ref = (checkout: unknown): void => void (found = (checkout as Checkout | null) ?? found)
    const app = createApp(() => h(Teleport, { to: place }, h(VueCheckout, { ...options, ref })))
    app.mount(document.createElement('div'))
    return found
  },
  element(place: Element, options: CheckoutOptions): Checkout {
    const element = document.createElement('antom-checkout')
    Object.assign(element, options)
    place.append(element)
    return element.checkout
  },
}

export type Adapter = keyof typeof adapters

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The layout of a checkout in a place. Positions count from the corner of the place. */
export interface Measured {
  readonly place: string
  readonly adapter: Adapter
  readonly status: string
  /** The host: the element that the page lays out. */
  readonly host: Box
  /** Antom's page; none once it is gone. */
  readonly frame: Box | undefined
  readonly strip: Box | undefined
  /** The texts that are cut off. */
  readonly cut: string[]
  /** Pixels by which the place scrolls sideways. */
  readonly overflow: number
}

interface Tools {
  /** Puts a checkout of each of these adapters into each place. A place is HTML whose element `data-here` is the container. */
  open: (
    places: readonly (readonly [name: string, html: string, host?: string])[],
    by: readonly Adapter[],
  ) => void
  load: () => Promise<void>
  say: (code: string, result?: PaymentResult) => Promise<void>
  measure: () => Measured[]
}

interface Shown {
  readonly name: string
  readonly adapter: Adapter
  readonly section: HTMLElement
  readonly place: Element
  readonly checkout: Checkout
}
const shown: Shown[] = []

const settled = (): Promise<unknown> =>
  new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))

function boxOf(element: Element | null | undefined, { left, top }: DOMRect): Box | undefined {
  if (!element?.checkVisibility()) return undefined
  const { x, y, width, height } = element.getBoundingClientRect()
  const round = (length: number): number => Math.round(length * 10) / 10
  return { x: round(x - left), y: round(y - top), width: round(width), height: round(height) }
}

window.look = {
  open(places, by) {
    release = fake.holdPage()
    for (const [name, html, host = ''] of places) {
      for (const adapter of by) {
        const section = document.createElement('section')
        section.className = 'place'
        section.innerHTML = html
        document.body.append(section)
        const place = section.querySelector('[data-here]') ?? section
        const options: CheckoutOptions = {
          environment: 'sandbox',
          sessionData: `${name} ${adapter}`,
          sdk: fake.sdk,
        }
        const checkout = adapters[adapter](place, options, host)
        shown.push({ name, adapter, section, place, checkout })
      }
    }
  },
  async load() {
    release()
    await settled()
  },
  async say(code, result) {
    for (const page of fake.pages) if (page.isOpen) void page.say(code, result)
    await settled()
  },
  measure: () =>
    shown.map(({ name, adapter, section, place, checkout }) => {
      const corner = section.getBoundingClientRect()
      const host = place.lastElementChild!
      const root = host.shadowRoot ?? host
      const words = [...root.querySelectorAll<HTMLElement>('span, h2, p, a, button')]
      return {
        place: name,
        adapter,
        status: checkout.state.status,
        host: boxOf(root.querySelector('[part=box]') ?? host, corner)!,
        frame: boxOf(root.querySelector('iframe'), corner),
        strip: boxOf(root.querySelector('[part=strip]'), corner),
        cut: words
          .filter((word) => !word.closest('[role=status]'))
          .filter((word) => word.checkVisibility({ visibilityProperty: true }) && word.clientWidth)
          .filter((word) => word.scrollWidth > word.clientWidth + 1)
          .map((word) => word.innerText),
        overflow: section.scrollWidth - section.clientWidth,
      }
    }),
}

declare global {
  interface Window {
    look: Tools
  }
}
