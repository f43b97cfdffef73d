import { readdress, useSearch } from './location.ts'

/** Who draws the checkout. They are one checkout: the same server, the same rules, the same ends. */
export const adapters = [
  { id: 'react', name: 'React' },
  { id: 'vue', name: 'Vue' },
  { id: 'element', name: 'Web component' },
] as const
export type Adapter = (typeof adapters)[number]['id']

const KEY = 'loam:adapter'

/** The one that the address names, so that a reload and the back button keep it; without a name, React. */
function adapterOf(search: string): Adapter {
  const named = new URLSearchParams(search).get('adapter')
  return adapters.find(({ id }) => id === named)?.id ?? 'react'
}

const searchOf = (adapter: Adapter): string => (adapter === 'react' ? '' : `?adapter=${adapter}`)

export const useAdapter = (): Adapter => adapterOf(useSearch())

export const chooseAdapter = (adapter: Adapter): void => readdress(searchOf(adapter))

/** Keeps it for this tab: a wallet sends the buyer back to the order, from where the way leads on to the same one. */
export function rememberAdapter(adapter: Adapter): void {
  try {
    sessionStorage.setItem(KEY, searchOf(adapter))
  } catch {
    // Storage may be forbidden.
  }
}

/** The page where an order is paid, by the adapter that this tab had last. */
export function checkoutPath(orderId: string): string {
  let search = ''
  try {
    search = sessionStorage.getItem(KEY) ?? ''
  } catch {
    // As above.
  }
  return `/checkout/${orderId}${searchOf(adapterOf(search))}`
}
