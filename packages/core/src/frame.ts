import { detach } from './detach.ts'
import type { Stop } from './emitter.ts'
import { CheckoutError } from './errors.ts'
import { platform } from './platform.ts'
import type { Sdk, SdkClass, SdkOptions } from './sdk.ts'
import { quietly, withShadow } from './shadow.ts'

/** How long a host may be out of the document before its page counts as left behind. */
const AWAY_AFTER_MS = 1000

/** Opens the connection to an address before it is needed. */
export function preconnect({ origin }: URL): Stop {
  const link = document.createElement('link')
  link.rel = 'preconnect'
  link.href = origin
  platform('head').append(link)
  return () => detach(link)
}

/**
 * A new instance for one mount: a reused one answers the wrong frame.
 *
 * H20: each constructor call appends the tracking script for good; a second one is dropped, or all of them. Where the
 * page has locked `body.appendChild`, a second one stays: it counts no visit twice, and the buyer can pay.
 * @throws CheckoutError `MOUNT_FAILED` where the page has locked all that could keep the script out
 */
export function createSdk(Sdk: SdkClass, options: SdkOptions, analytics: boolean): Sdk {
  const body = platform('body')
  const append = (node: HTMLScriptElement): Node =>
    [...platform('scripts')].some(({ src }) => src === node.src)
      ? node
      : Node.prototype.appendChild.call(body, node)
  const make = (): Sdk => new Sdk(options)
  const drop = (node: Node): Node => node
  const sdk = quietly(() =>
    analytics
      ? withShadow(body, 'appendChild', append, make, make)
      : // A fragment takes any `src`, under Trusted Types too, and appending it adds nothing.
        withShadow(
          document,
          'createElement',
          () => new DocumentFragment(),
          make,
          () => withShadow(body, 'appendChild', drop, make),
        ),
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
  const id = (sdk.APP_IFRAME_ID = `antom-${crypto.getRandomValues(new Uint32Array(2)).join('')}`)
  // H15: the SDK takes a selector of the document, and empties what it finds. It finds this instead of the host.
  const relay = document.createElement('p')
  let placed: HTMLIFrameElement | undefined
  Object.defineProperties(relay, {
    innerHTML: { set() {} },
    appendChild: {
      value(frame: HTMLIFrameElement) {
        placed = frame
        frame.title = title
        // The host may be a form, with a field of that name.
        Element.prototype.append.call(host, frame)
        // Only now, when the page is already loading: measuring takes 40 ms on a slow phone.
        layOut(frame, host)
      },
    },
  })
  relay.id = `${id}-relay`
  platform('body').append(relay)
  try {
    quietly(() => sdk.mountComponent({ sessionData }, `#${relay.id}`))
  } catch (error) {
    detach(placed)
    throw error
  } finally {
    detach(relay)
  }
  if (placed?.parentNode) return placed
  throw new CheckoutError('SDK_INCOMPATIBLE', 'frame')
}

/**
 * As high as the host, where the host has a height; else as high as the host wants to be at least, or as what is reserved.
 * As wide as the host, which may be as wide as there is room. CSS does it, so that hosts may be shown, moved and changed
 * later; and a style sheet for all frames of a page does not undo it.
 */
function layOut({ style }: HTMLIFrameElement, host: Element): void {
  // Without the frame, the host has the height that its surroundings give.
  style.cssText += 'display:none!important;'
  const given = getComputedStyle(host)
  const { minHeight } = given
  const around = host.parentElement && getComputedStyle(host.parentElement).flexDirection
  // A host that grows in a column gets its height from there and must not be pushed beyond it. A percentage may come to 0.
  const isGiven = around === 'column' && +given.flexGrow && parseFloat(given.height) > 150
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
