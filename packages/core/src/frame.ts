import type { Stop } from './emitter.ts'
import { CheckoutError } from './errors.ts'
import type { Sdk, SdkClass, SdkOptions } from './sdk.ts'
import { quietly, withShadow } from './shadow.ts'

/** How long a host may be out of the document before its page counts as left behind. */
const GONE_AFTER_MS = 1000

/** Opens the connection to an address before it is needed. */
export function preconnect({ origin }: URL): Stop {
  const link = document.createElement('link')
  link.rel = 'preconnect'
  link.href = origin
  document.head.append(link)
  return () => link.remove()
}

/**
 * A new instance for one mount: a reused one answers the wrong frame.
 *
 * H20: each constructor call appends the tracking script for good; a second one is dropped, or all of them.
 */
export function createSdk(Sdk: SdkClass, options: SdkOptions, analytics: boolean): Sdk {
  const { body, scripts } = document
  const append = (node: HTMLScriptElement): Node =>
    [...scripts].some(({ src }) => src === node.src)
      ? node
      : Node.prototype.appendChild.call(body, node)
  const make = (): Sdk => new Sdk(options)
  const sdk = quietly(() =>
    analytics
      ? withShadow(body, 'appendChild', append, make)
      : // A fragment takes any `src`, under Trusted Types too, and appending it adds nothing.
        withShadow(document, 'createElement', () => new DocumentFragment(), make),
  )
  if (sdk.logger) sdk.logger.debug = false
  return sdk
}

/**
 * Lets the SDK build its frame, and puts the frame into `host`, which may be inside shadow roots.
 * @throws CheckoutError `SDK_INCOMPATIBLE`; whatever the SDK throws
 */
export function placeFrame(
  sdk: Sdk,
  sessionData: string,
  host: Element,
  title: string,
): HTMLIFrameElement {
  // H8, H9: the SDK finds frames by one id for the whole page; with an id of its own it can only find its own.
  const id = (sdk.APP_IFRAME_ID = `antom-${Math.random().toString(36).slice(2)}`)
  // H15: the SDK takes a selector of the document, and empties what it finds. It finds this instead of the host.
  const relay = document.createElement('p')
  let placed: HTMLIFrameElement | undefined
  Object.defineProperties(relay, {
    innerHTML: { set() {} },
    appendChild: {
      value(frame: HTMLIFrameElement) {
        placed = frame
        frame.title = title
        layOut(frame, host)
        host.append(frame)
      },
    },
  })
  relay.id = `${id}-relay`
  document.body.append(relay)
  try {
    quietly(() => sdk.mountComponent({ sessionData }, `#${relay.id}`))
  } catch (error) {
    placed?.remove()
    throw error
  } finally {
    relay.remove()
  }
  if (placed) return placed
  throw new CheckoutError('SDK_INCOMPATIBLE', 'frame')
}

/**
 * As high as the host, where the host has a height; else as high as the host wants to be at least, or as what is reserved.
 * As wide as the host, which may be as wide as there is room. CSS does it, so that hosts may be shown, moved and changed
 * later; and a style sheet for all frames of a page does not undo it.
 */
function layOut({ style }: HTMLIFrameElement, host: Element): void {
  const { minHeight, height, flexGrow } = getComputedStyle(host)
  const around = host.parentElement && getComputedStyle(host.parentElement).flexDirection
  // What grows in a column has its height from there, and must not be pushed beyond it. A percentage may come to nothing.
  const isGiven = around === 'column' && +flexGrow && parseFloat(height) > 150
  const reserved = isGiven
    ? 0
    : /^[\d.]*[1-9][\d.]*px$/.test(minHeight)
      ? minHeight
      : 'var(--antom-min-height, 600px)'
  style.cssText +=
    `display:block;width:100vw;max-width:100%;height:${reserved};min-height:100%;max-height:100%;margin:0;padding:0;`.replaceAll(
      ';',
      '!important;',
    )
}

/**
 * Watches a frame in its document: `loaded` for each load, `reloading` when it was appended elsewhere (the browser then
 * loads it anew; after `moveBefore` it does not), `gone` when it left the document for good.
 */
export function watchFrame(
  frame: HTMLIFrameElement,
  loaded: () => void,
  reloading: () => void,
  gone: () => void,
): Stop {
  let page = frame.contentWindow
  let timer: ReturnType<typeof setTimeout> | undefined
  // What it says in another document, another window's, is not heard in this one.
  const isAway = (): boolean => frame.getRootNode({ composed: true }) !== document
  const look = (): void => {
    clearTimeout(timer)
    if (isAway()) {
      timer = setTimeout(() => (isAway() ? gone : look)(), GONE_AFTER_MS)
      return
    }
    // Only the ancestors are watched: a page that changes elsewhere costs nothing.
    observer.disconnect()
    // Up to the document, whose `host` may be a form or picture of that name.
    for (let node: Node = frame; node !== document;) {
      node = node.parentNode ?? (node as ShadowRoot).host
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
    clearTimeout(timer)
    observer.disconnect()
    frame.onload = null
  }
}
