import { CheckoutError } from '../errors.ts'
import { detach } from '../safe/detach.ts'
import { platform } from '../safe/platform.ts'
import type { Sdk } from '../sdk/sdk.ts'
import { quietly } from '../sdk/shadow.ts'
import { reservedHeight } from './reservedHeight.ts'

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
  // H8, H9: the SDK finds frames by one id for the whole page. With a unique id it only finds its own frame.
  const id = (sdk.APP_IFRAME_ID = `antom-${crypto.getRandomValues(new Uint32Array(2)).join('')}`)
  // H15: the SDK takes a selector of the document, and empties the element that it finds: this relay, not the host.
  const relay = document.createElement('p')
  let placed: HTMLIFrameElement | undefined
  Object.defineProperties(relay, {
    innerHTML: { set() {} },
    appendChild: {
      value(frame: HTMLIFrameElement) {
        placed = frame
        frame.title = title
        // The host may be a form with a field named "append".
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
 * Lays out the frame: as high as the host, or else its `min-height`, or else the reserved height; as wide as the host,
 * which may take all the width there is. CSS does it, so hosts may be shown, moved and changed later, and `!important`
 * keeps the page's own rules for frames out.
 */
function layOut({ style }: HTMLIFrameElement, host: Element): void {
  // Without the frame, the host has the height that its surroundings give.
  style.cssText += 'display:none!important;'
  const given = getComputedStyle(host)
  const { minHeight } = given
  const around = host.parentElement && getComputedStyle(host.parentElement).flexDirection
  // A host that grows in a flex column gets its height from there, and must not exceed it. A percentage may resolve to
  // nothing.
  const isGiven = around === 'column' && +given.flexGrow && parseFloat(given.height) > 150
  const reserved = isGiven
    ? 0
    : /^[\d.]*[1-9][\d.]*px$/.test(minHeight)
      ? minHeight
      : reservedHeight
  style.cssText +=
    `display:block;width:100vw;max-width:100%;height:${reserved};min-height:100%;max-height:100%;margin:0;padding:0;`.replaceAll(
      ';',
      '!important;',
    )
}
