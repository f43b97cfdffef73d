import { platform } from '../safe/platform.ts'
import type { Stop } from '../stop.ts'

/** How long a host may be out of the document before its page counts as left behind. */
const AWAY_AFTER_MS = 1000

/**
 * Watches a frame in its document: `loaded` for each load, `reloading` when it was appended elsewhere (the browser then
 * loads it anew; after `moveBefore` it does not), `emptied` at once when it was taken out of its host, `away` when its
 * host has been out of the document for a second.
 */
export function watchFrame(
  frame: HTMLIFrameElement,
  { loaded, reloading, emptied, away }: Readonly<Record<FrameChange, () => void>>,
): Stop {
  let page = frame.contentWindow
  let timer: ReturnType<typeof setTimeout> | undefined
  // What it says in another document, another window's, is not heard in this one.
  const isAway = (): boolean => frame.getRootNode({ composed: true }) !== document
  const look = (): void => {
    clearTimeout(timer)
    if (!frame.parentNode) return emptied()
    if (isAway()) {
      timer = setTimeout(() => (isAway() ? away : look)(), AWAY_AFTER_MS)
      return
    }
    // Only the ancestors are watched: a page that changes elsewhere costs nothing.
    observer.disconnect()
    // Up to the document, whose `host` may be a form or picture of that name.
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

/** A change that a watched frame goes through. */
export type FrameChange = 'loaded' | 'reloading' | 'emptied' | 'away'
