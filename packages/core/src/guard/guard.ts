import { CheckoutError } from '../errors.ts'
import type { BlockReason, RedirectUrls } from '../events.ts'
import { detach } from '../safe/detach.ts'
import type { Sdk } from '../sdk/sdk.ts'
import { quietly, withShadow } from '../sdk/shadow.ts'
import type { Stop } from '../stop.ts'
import { isForged, readMessage, writeReply, type Message } from './message.ts'
import { checkRedirect } from './redirect.ts'

/** How long the last messages of a freed page may be under way. */
const LAST_WORDS_MS = 5000

/**
 * The pages of all checkouts of this document, also those of another copy of this module: they are not reported as
 * forgers.
 */
interface Family {
  /** The open frames, with the origins of their pages. */
  readonly frames: Map<HTMLIFrameElement, string>
  /** The windows that the frames have had. */
  readonly windows: WeakSet<object>
  /** The origin of the page that was freed last, and the time. Its last messages may have no `source`. */
  origin?: string
  time?: number
}
const family: unique symbol = Symbol.for('antom-checkout.family') as never

/** Whether another checkout, maybe of another copy of this module, has its page in this host. */
export const isOccupied = (host: Element): boolean =>
  [...((window as { [family]?: Family })[family]?.frames.keys() ?? [])].some(
    (frame) => frame.parentNode === host,
  )

/**
 * Stands between Antom's page and the SDK, which checks nothing (H1 to H7, H10, H22). See DESIGN.md#the-guard.
 *
 * While `place` lets the SDK build its frame, `addEventListener` is shadowed, and the SDK's `message` listener is
 * caught. `receive` gets genuine messages and returns whether the SDK may see them, `blocked` gets the reason and
 * origin of forged ones.
 * @throws CheckoutError `SDK_INCOMPATIBLE` if the SDK does not listen exactly once, `MOUNT_FAILED` if
 * `addEventListener` cannot be shadowed: there is no unguarded way
 */
export function guard(
  sdk: Sdk,
  page: URL,
  place: () => HTMLIFrameElement,
  isTrusted: (origin: string) => boolean,
  receive: (message: Message, urls: RedirectUrls | undefined) => boolean,
  blocked: (reason: BlockReason, origin: string) => void,
): { frame: HTMLIFrameElement; stop: Stop } {
  const caught: ((event: MessageEvent) => void)[] = []
  const add = window.addEventListener
  const shadowed = (...args: [string, never]): void => {
    if (args[0] === 'message') caught.push(args[1])
    else add.apply(window, args)
  }
  const frame = withShadow(window, 'addEventListener', shadowed, place)
  const forward = caught[0]!
  if (caught.length !== 1) {
    detach(frame)
    throw new CheckoutError('SDK_INCOMPATIBLE', 'listener')
  }

  const known = ((window as { [family]?: Family })[family] ??= {
    frames: new Map(),
    windows: new WeakSet(),
  })
  const { frames, windows } = known
  const remember = (): void => void windows.add(frame.contentWindow ?? frame)
  const isFamily = (source: unknown, origin: string): boolean =>
    windows.has(source as Window) ||
    (!source && origin === known.origin && Date.now() - known.time! < LAST_WORDS_MS) ||
    // A page that was taken out of the document sends messages without a `source`, too.
    [...frames].some(([each, its]) => each.contentWindow === source && (source || its === origin))
  const listen = (event: MessageEvent): void => {
    // The source is checked first: messages from elsewhere cost next to nothing.
    const { source, origin } = event
    const isOurs = !!source && source === frame.contentWindow
    if (isOurs) remember()
    if (!isOurs || (origin !== page.origin && !isTrusted(origin))) {
      if ((isOurs || !isFamily(source, origin)) && isForged(event.data)) {
        blocked(isOurs ? 'origin' : 'source', origin)
      }
      return
    }
    const message = readMessage(event.data)
    if (message?.isShaped) {
      const { redirect } = message
      const urls = redirect && checkRedirect(redirect, page)
      // The payment is reported before a refused redirect.
      const isWanted = receive(message, urls)
      if (redirect && !urls) blocked('redirect-url', origin)
      else if (isWanted) {
        const data = message.text()
        quietly(() => forward({ data, origin, source } as MessageEvent))
      }
    } else if (message) blocked('shape', origin)
  }
  window.addEventListener('message', listen)
  frames.set(frame, page.origin)
  remember()
  // H22: the SDK replies to any origin, and a bank's page in the frame would read it.
  sdk.dispatchToApp = (context) =>
    frame.contentWindow?.postMessage(writeReply(context), page.origin)
  return {
    frame,
    stop() {
      remember()
      if (frames.delete(frame)) {
        known.origin = page.origin
        known.time = Date.now()
      }
      window.removeEventListener('message', listen)
    },
  }
}
