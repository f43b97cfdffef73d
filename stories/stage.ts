import type { Checkout, CheckoutOptions, Stop } from '@antom-checkout/core'
import type { ViewOptions } from '@antom-checkout/core/view'
import { action } from 'storybook/actions'
import { prepare, type Journey } from './journey.ts'
import type { Given } from './mount/mount.ts'
import { mounters, type Framework } from './mount/mounters.ts'
import type { Path } from './states.ts'

/** What the toolbar says. */
export interface Globals {
  readonly framework: Framework
  readonly locale: string
}

/** What a story's controls say: options of the component. */
export type Controls = Partial<CheckoutOptions> & { readonly view?: boolean | ViewOptions }

/** A checkout that is shown. */
export interface Scene {
  readonly place: HTMLElement
  readonly checkout: Promise<Checkout>
  readonly journey: Journey
  /** Resolves once the state is reached, and rejects if it is not. */
  readonly arrived: Promise<void>
  readonly stop: Stop
}

/** For the Actions panel. */
export const act: Given['tell'] = (name, event) => action(name)(event)

/** Brings a checkout into a state, in the framework and language of the toolbar. */
export function play(
  path: Path,
  { view, ...controls }: Controls,
  { framework, locale }: Globals,
  tell = act,
): Scene {
  const place = document.createElement('div')
  const journey = prepare(path)
  const options = { ...journey.options, locale, ...controls }
  let stop: Stop = () => {}
  const checkout = new Promise<Checkout>((found) => {
    // By then the story is in the document: a checkout mounts nowhere else.
    queueMicrotask(() => {
      const given = { options, ...(view !== undefined && { view }), tell, found }
      stop = mounters[framework](place, given)
    })
  })
  return { place, journey, checkout, arrived: checkout.then(journey.travel), stop: () => stop() }
}
