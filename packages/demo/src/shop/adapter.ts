import { persistentAtom } from '@nanostores/persistent'
import { navigate, useSearch } from 'wouter/use-browser-location'

/** The libraries that can draw the checkout. They are one checkout: the same server, the same rules, the same ends. */
export const adapters = [
  { id: 'react', name: 'React' },
  { id: 'vue', name: 'Vue' },
  { id: 'element', name: 'Web component' },
] as const
export type Adapter = (typeof adapters)[number]['id']

const adapterOf = (id: string | null): Adapter =>
  adapters.find((adapter) => adapter.id === id)?.id ?? 'react'

const searchOf = (adapter: Adapter): string => (adapter === 'react' ? '' : `?adapter=${adapter}`)

// A wallet sends the buyer back to the order: the link from there leads on to the adapter of before.
const last = persistentAtom<Adapter>('loam:adapter', 'react', {
  encode: String,
  decode: adapterOf,
})

/** The adapter in the address, so that a reload and the back button keep it; without one, React. */
export const useAdapter = (): Adapter => adapterOf(new URLSearchParams(useSearch()).get('adapter'))

/** Changes the address in place: the buyer stays where they are. */
export const chooseAdapter = (adapter: Adapter): void =>
  navigate(location.pathname + searchOf(adapter), { replace: true })

export const rememberAdapter = (adapter: Adapter): void => last.set(adapter)

/** The page where an order is paid, by the adapter that was used last. */
export const checkoutPath = (orderId: string): string =>
  `/checkout/${orderId}${searchOf(last.get())}`
