import { useSyncExternalStore } from 'react'

const MOVED = 'shop:moved'

/** The address of the page within the shop; renders again when it changes. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname)
}

/** What the address says behind its `?`; renders again when it changes. */
export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search)
}

/** Goes to another page of the shop. `replace` leaves no way back to this one. */
export function navigate(path: string, { replace = false }: { replace?: boolean } = {}): void {
  if (path === location.pathname + location.search) return
  if (replace) history.replaceState(null, '', path)
  else history.pushState(null, '', path)
  window.dispatchEvent(new Event(MOVED))
  window.scrollTo(0, 0)
}

/** Another address for the page that is shown: the buyer stays where they are. */
export function readdress(search: string): void {
  history.replaceState(history.state, '', location.pathname + search)
  window.dispatchEvent(new Event(MOVED))
}

/** Follows a link within the shop. A click with a modifier key does what it does everywhere. */
export function follow(
  event: Pick<
    MouseEvent,
    'button' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey' | 'preventDefault'
  >,
  href: string,
): void {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  navigate(href)
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('popstate', changed)
  window.addEventListener(MOVED, changed)
  return () => {
    window.removeEventListener('popstate', changed)
    window.removeEventListener(MOVED, changed)
  }
}
