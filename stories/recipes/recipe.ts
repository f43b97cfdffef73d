import type { CheckoutOptions, Stop } from '@antom-checkout/core'
import { createFakeSdk, type FakeSdk } from '@antom-checkout/core/testing'
import type { StoryObj } from '@storybook/web-components-vite'
import { createElement, type FunctionComponent } from 'react'
import { createRoot } from 'react-dom/client'
import { createApp, type Component } from 'vue'
import { antomPage, pictured } from '../antomPage.ts'
import type { Framework } from '../mount/mounters.ts'
import { show, type Context, type Shown } from '../scenes.ts'
import type { Globals } from '../stage.ts'

type Props = CheckoutOptions & { readonly className?: string }
type Cook = (recipe: never, place: HTMLElement, props: Props) => Stop

/** How a recipe is shown in each framework. */
const cooks = {
  React(Checkout: FunctionComponent<Props>, place, props) {
    const root = createRoot(place)
    root.render(createElement(Checkout, props))
    return () => root.unmount()
  },
  Vue(Checkout: Component, place, props) {
    const app = createApp(Checkout, { ...props })
    app.mount(place)
    return () => app.unmount()
  },
  Element(checkout: (place: HTMLElement, props: Props) => void, place, props) {
    checkout(place, props)
    return () => place.replaceChildren()
  },
  Lit(Checkout: new () => HTMLElement, place, props) {
    place.append(Object.assign(new Checkout(), { options: props }))
    return () => place.replaceChildren()
  },
} satisfies Record<Framework | 'Lit', Cook>

/** Each recipe has a folder, and in there a file for each framework, which exports one thing. */
const files = {
  React: 'react.tsx',
  Vue: 'vue.ts',
  Element: 'element.ts',
  Lit: 'lit.ts',
} satisfies Record<keyof typeof cooks, string>
const modules = import.meta.glob<object>('./*/*.{ts,tsx}', { eager: true })
const sources = import.meta.glob<string>('./*/*.{ts,tsx}', {
  eager: true,
  query: '?raw',
  import: 'default',
})

/** A kitchen: Antom's page, which the story moves, and the place where the recipe is shown. */
export interface Kitchen extends Shown {
  readonly fake: FakeSdk
}

const kitchens = new Map<string, Kitchen>()

/** The kitchen of a story, for its `play`. */
export const kitchenOf = ({ id }: Pick<Context, 'id'>): Kitchen => kitchens.get(id)!

interface Dish extends Required<Pick<StoryObj, 'play'>> {
  /** The recipe is for this one alone. Default: the framework of the toolbar. */
  readonly only?: 'Lit'
  /** What the recipe is told beside its options. */
  readonly className?: string
  /** Antom's page never comes. */
  readonly isHeld?: true
}

/** Makes the story of a recipe: its code is in the Code panel, in the framework of the toolbar. */
export const recipe = (folder: string, { only, className, isHeld, play }: Dish): StoryObj => ({
  play,
  render(_, context) {
    const { framework, locale } = context.globals as unknown as Globals
    const kind = only ?? framework
    const [made] = Object.values(modules[`./${folder}/${files[kind]}`]!)
    const given = { locale, ...(className && { className }) }
    const shown = show(context, () => cook(cooks[kind] as Cook, made, given, isHeld))
    kitchens.set(context.id, shown)
    return shown.place
  },
  parameters: {
    docs: {
      source: {
        transform: (_: string, { globals }: { globals: Globals }) =>
          sources[`./${folder}/${files[only ?? globals.framework]}`],
      },
    },
  },
})

function cook(start: Cook, made: unknown, given: Partial<Props>, isHeld = false): Kitchen {
  const fake = createFakeSdk()
  if (isHeld) fake.holdPage()
  const place = document.createElement('div')
  let sessions = 0
  let stop: Stop = () => {}
  const options: CheckoutOptions = {
    environment: 'sandbox',
    sdk: () => pictured(fake, isHeld ? '' : antomPage),
    fetchSession: async () => ({ paymentSessionData: `session-${(sessions += 1)}` }),
    timeouts: { page: 2 ** 31 - 1 },
  }
  queueMicrotask(() => {
    stop = start(made as never, place, { ...options, ...given })
  })
  return { fake, place, stop: () => stop() }
}
