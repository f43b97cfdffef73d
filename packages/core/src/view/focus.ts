import type { Stop } from '../stop.ts'

/**
 * Remembers whether Antom's page has the focus. A removed frame fires no event: only the window shows that the focus
 * has moved.
 */
export function watchFocus(
  root: ShadowRoot,
  host: Element,
): { pageHad: () => boolean; stop: Stop } {
  let had = false
  const look = (): void => {
    if (host.firstChild) had = host.contains(root.activeElement)
  }
  // Firefox fires the event before it moves the focus.
  const moved = (): void => void setTimeout(look)
  window.addEventListener('blur', moved)
  window.addEventListener('focus', moved)
  return {
    /** It had the focus when it was removed, and nothing has it now. */
    pageHad: () => had && !host.firstChild && document.activeElement === document.body,
    stop() {
      window.removeEventListener('blur', moved)
      window.removeEventListener('focus', moved)
    },
  }
}
