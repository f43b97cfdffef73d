import type { Stop } from './emitter.ts'
import { CheckoutError } from './errors.ts'
import type { BlockReason, RedirectUrls } from './events.ts'
import { readMessage, type Message } from './messages.ts'
import type { Sdk } from './sdk.ts'
import { quietly, withShadow } from './shadow.ts'

/** The frames of all checkouts of this page, also of another copy of this module: they do not report each other. */
const frames: unique symbol = Symbol.for('antom-checkout.frames') as never
type Siblings = { [frames]?: Set<HTMLIFrameElement> }

/**
 * Stands between Antom's page and the SDK, which checks nothing (H1 to H7, H10, H22).
 *
 * While `place` lets the SDK build its frame, `addEventListener` is shadowed, so that its `message` listener hears only
 * us. `receive` hears the genuine messages and says whether the SDK shall have them, `blocked` of forged ones.
 * @throws CheckoutError `SDK_INCOMPATIBLE` when it does not listen once: never unguarded
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
    frame.remove()
    throw new CheckoutError('SDK_INCOMPATIBLE', 'listener')
  }

  const siblings = ((window as Siblings)[frames] ??= new Set())
  const listen = (event: MessageEvent): void => {
    const { source, origin } = event
    const message = readMessage(event.data)
    if (!message) return
    const isOurs = !!source && source === frame.contentWindow
    if (!isOurs || (origin !== page.origin && !isTrusted(origin))) {
      const isSibling = [...siblings].some(
        (other) => other !== frame && other.contentWindow === source,
      )
      if (message.isAntoms && !isSibling) blocked(isOurs ? 'origin' : 'source', origin)
    } else if (message.isShaped) {
      const { redirect } = message
      const urls = redirect && checkRedirect(redirect, page)
      // What it says of the payment comes first.
      const isWanted = receive(message, urls)
      if (redirect && !urls) blocked('redirect-url', origin)
      else if (isWanted) quietly(() => forward(event))
    } else blocked('shape', origin)
  }
  window.addEventListener('message', listen)
  siblings.add(frame)
  // H22: the SDK answers to any origin; a bank's page in the frame would read it.
  sdk.dispatchToApp = (context) =>
    frame.contentWindow?.postMessage(JSON.stringify({ name: 'SDK_TO_APP', context }), page.origin)
  return {
    frame,
    stop() {
      window.removeEventListener('message', listen)
      siblings.delete(frame)
    },
  }
}

const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|.+\.localhost|127\.[\d.]+|\[::1])$/.test(hostname)

/**
 * H2, H5: the SDK goes wherever it is told, `javascript:` included, and rejects unhandled when told nothing.
 * @returns the addresses, or `undefined` if one of them must not be followed or none can be
 */
function checkRedirect(
  { normalUrl, schemeUrl, applinkUrl }: Readonly<Record<string, unknown>>,
  page: URL,
): RedirectUrls | undefined {
  const isSafe = (address: unknown, isApp: boolean): boolean => {
    if (!address) return true
    try {
      const url = new URL(address as string)
      return (
        typeof address === 'string' &&
        (url.protocol === 'http:'
          ? isLoopback(page) && isLoopback(url)
          : url.protocol === 'https:' ||
            (isApp && !/^(javascript|data|vbscript|blob|file|filesystem|about):/.test(url.href)))
      )
    } catch {
      return false
    }
  }
  // Only on what the SDK takes for a phone does it open apps (protocol §5.3).
  const isPhone = /Android|iPhone|iPad|iPod|Mobile|OpenHarmony.*Tablet/.test(navigator.userAgent)
  return (normalUrl || (isPhone && (schemeUrl || applinkUrl))) &&
    isSafe(normalUrl, false) &&
    isSafe(applinkUrl, false) &&
    isSafe(schemeUrl, true)
    ? (Object.fromEntries(
        Object.entries({ normalUrl, schemeUrl, applinkUrl }).filter(([, address]) => address),
      ) as RedirectUrls)
    : undefined
}
