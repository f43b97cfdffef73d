import type { Stop } from './emitter.ts'
import { CheckoutError } from './errors.ts'
import type { BlockReason, RedirectUrls } from './events.ts'
import { looksLikeAntom, readMessage, type Message } from './messages.ts'
import type { Sdk, SdkInternals } from './sdk.ts'
import { quietly, withShadow } from './shadow.ts'

type Listener = (event: MessageEvent) => void

export interface GuardOptions {
  readonly sdk: Sdk
  /** The address of Antom's page. */
  readonly page: URL
  /** Builds the frame. What the SDK does meanwhile is watched. */
  readonly place: () => HTMLIFrameElement
  readonly trustedOrigins: () => readonly string[]
  /** A genuine message: says whether the SDK shall have it. Redirects are checked. */
  readonly receive: (message: Message & { readonly urls: RedirectUrls | undefined }) => boolean
  readonly blocked: (reason: BlockReason, origin: string) => void
}

/** The frames of all checkouts of this page, also of another copy of this module: they do not report each other. */
function frames(): Set<HTMLIFrameElement> {
  const key = Symbol.for('antom-checkout.frames')
  const shared = window as { [key]?: Set<HTMLIFrameElement> }
  return (shared[key] ??= new Set())
}

/**
 * Stands between Antom's page and the SDK, which checks nothing (H1 to H7, H10, H22).
 *
 * While the SDK builds its frame, `addEventListener` is shadowed, so that its `message` listener hears only us.
 * @throws CheckoutError `SDK_INCOMPATIBLE` when it adds none, or several: never unguarded
 */
export function guard(options: GuardOptions): { frame: HTMLIFrameElement; stop: Stop } {
  const { sdk, page, receive, blocked } = options
  const caught: Listener[] = []
  const add = window.addEventListener
  const shadowed = (...args: Parameters<typeof add>): void => {
    if (args[0] === 'message') caught.push(args[1] as Listener)
    else add.apply(window, args)
  }
  const frame = withShadow(window, 'addEventListener', shadowed, options.place)
  const [forward, second] = caught
  if (!forward || second) {
    frame.remove()
    throw new CheckoutError(
      'SDK_INCOMPATIBLE',
      `Antom's SDK must listen to messages once, but it did ${caught.length} times. Use @alipay/ams-checkout 1.47.2 or later, below 2.`,
    )
  }

  const listen = (event: MessageEvent): void => {
    const { source, origin, data } = event
    const reason =
      source !== frame.contentWindow
        ? 'source'
        : origin !== page.origin && !options.trustedOrigins().includes(origin)
          ? 'origin'
          : undefined
    if (reason) {
      const isSibling = [...frames()].some((other) => source && other.contentWindow === source)
      if (looksLikeAntom(data) && (reason === 'origin' || !isSibling)) blocked(reason, origin)
      return
    }
    const message = readMessage(data)
    if (!message) return
    if (message === 'malformed') {
      blocked('shape', origin)
      return
    }
    const { redirect } = message
    const urls = redirect && checkRedirect(redirect, isLoopback(page))
    if (redirect && !urls) blocked('redirect-url', origin)
    const allowed = receive({ ...message, urls })
    if (allowed && !redirect === !urls) quietly(() => forward(event))
  }

  window.addEventListener('message', listen)
  frames().add(frame)
  // H22: the SDK answers to any origin; a bank's page in the frame would read it.
  ;(sdk as Sdk & SdkInternals).dispatchToApp = (context) =>
    frame.contentWindow?.postMessage(JSON.stringify({ name: 'SDK_TO_APP', context }), page.origin)
  return {
    frame,
    stop() {
      window.removeEventListener('message', listen)
      frames().delete(frame)
      ;(sdk as Sdk & SdkInternals).dispatchToApp = () => {}
    },
  }
}

const isLoopback = ({ hostname }: URL): boolean =>
  /^(localhost|.*\.localhost|127\.[\d.]+|\[::1])$/.test(hostname)

/** What a phone is to the SDK: only there it opens apps (protocol §5.3). */
const opensApps = (): boolean => /Android|iPhone|iPad|iPod|Mobile/.test(navigator.userAgent)

/**
 * H2, H5: the SDK goes wherever it is told, `javascript:` included, and rejects unhandled when told nothing.
 * @returns the addresses, or `undefined` if one of them must not be followed or none can be
 */
function checkRedirect(
  { normalUrl, schemeUrl, applinkUrl }: Readonly<Record<string, unknown>>,
  local: boolean,
): RedirectUrls | undefined {
  const isWeb = (url: URL): boolean =>
    url.protocol === 'https:' || (local && url.protocol === 'http:' && isLoopback(url))
  const isApp = (url: URL): boolean =>
    /^https?:$/.test(url.protocol)
      ? isWeb(url)
      : !/^(javascript|data|vbscript|blob|file|filesystem|about):$/.test(url.protocol)
  const passes = (value: unknown, holds: (url: URL) => boolean): boolean => {
    if (!value) return true
    try {
      return typeof value === 'string' && holds(new URL(value))
    } catch {
      return false
    }
  }
  const isSafe = passes(normalUrl, isWeb) && passes(applinkUrl, isWeb) && passes(schemeUrl, isApp)
  const leads = normalUrl || (opensApps() && (schemeUrl || applinkUrl))
  if (!isSafe || !leads) return undefined
  return {
    ...(normalUrl ? { normalUrl } : undefined),
    ...(schemeUrl ? { schemeUrl } : undefined),
    ...(applinkUrl ? { applinkUrl } : undefined),
  } as RedirectUrls
}
