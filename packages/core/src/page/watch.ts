import { platform } from '../safe/platform.ts'
import type { Stop } from '../stop.ts'

/** How long a host may be out of the document before its page counts as lost. */
const AWAY_AFTER_MS = 1000

/**
 * Watches a frame in its document: `loaded` for each load, `reloading` when it was appended elsewhere (the browser then
 * reloads it; after `moveBefore` it does not), `emptied` at once when it was taken out of its host, `away` when its
 * host has been out of the document for a second.
 */
export function watchFrame(
  frame: HTMLIFrameElement,
  { loaded, reloading, emptied, away }: Readonly<Record<FrameChange, () => void>>,
): Stop {
  let page = frame.contentWindow
  let timer: ReturnType<typeof setTimeout> | undefined
  // In another document, its messages go to another window.
  const isAway = (): boolean => frame.getRootNode({ composed: true }) !== document
  const look = (): void => {
    clearTimeout(timer)
    if (!frame.parentNode) return emptied()
    if (isAway()) {
      timer = setTimeout(() => (isAway() ? away : look)(), AWAY_AFTER_MS)
      return
    }
    // Only the ancestors are observed: changes elsewhere in the page cost nothing.
    observer.disconnect()
    // Up to the document, whose property `host` may be hidden by a form or picture of that name.
    for (let node: Node = frame; node !== document;) {
      node = platform('parentNode', node) ?? (node as ShadowRoot).host
      observer.observe(node, { childList: true })
    }
    if (page !== frame.contentWindow) {
      page = frame.contentWindow
      reloading()
    }
  }
  const observer = new MutationObserver(look)
  look()
  frame.onload = () => {
    look()
    loaded()
  }
  return () => {
    frame.onload = null
    clearTimeout(timer)
    observer.disconnect()
  }
}

/** The changes of a watched frame. */
export type FrameChange = 'loaded' | 'reloading' | 'emptied' | 'away'
