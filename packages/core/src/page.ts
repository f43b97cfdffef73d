import type { Stop } from './emitter.ts'
import type { BlockReason, RedirectUrls } from './events.ts'
import { createSdk, placeFrame, watchFrame } from './frame.ts'
import { guard } from './guard.ts'
import type { Message } from './messages.ts'
import { toAntomLocale } from './locale.ts'
import { httpUrl, pageOf, type CheckoutOptions } from './options.ts'
import type { SdkClass } from './sdk.ts'
import { quietly } from './shadow.ts'

/** What Antom's page tells. */
export interface PageListener {
  loaded: () => void
  /** A page of the merchant's own has loaded in the frame. */
  returned: (address: string) => void
  reloading: () => void
  gone: () => void
  /** A Content-Security-Policy of this document refused a frame: ours as it is opened, or any other. */
  refused: (isOurs: boolean) => void
  /** Says whether the SDK shall have the message. */
  received: (message: Message, urls: RedirectUrls | undefined) => boolean
  blocked: (reason: BlockReason, origin: string) => void
}

/** Antom's page in the document: its frame, guarded and watched. */
export interface Page {
  readonly environment: string
  readonly frame: HTMLIFrameElement
  readonly close: Stop
}

/** The language for Antom's page. */
export const localeOf = ({ locale }: CheckoutOptions): string =>
  toAntomLocale(String(locale ?? globalThis.document?.documentElement.lang))

/** The frame's accessible name. */
export const titleOf = ({ frameTitle }: CheckoutOptions): string => frameTitle ?? 'Secure checkout'

/** @throws CheckoutError `SDK_INCOMPATIBLE`; whatever the SDK throws */
export function openPage(
  Sdk: SdkClass,
  sessionData: string,
  host: Element,
  options: () => CheckoutOptions,
  listener: PageListener,
): Page {
  const { environment, analytics } = options()
  const page = pageOf(environment)
  const sdk = createSdk(
    Sdk,
    // As it was understood: the SDK would take `https:pay.example` for a path of the shop.
    { environment: httpUrl(environment)?.href ?? environment, locale: localeOf(options()) },
    analytics ?? true,
  )
  const { frame, stop } = guard(
    sdk,
    page,
    () => placeFrame(sdk, sessionData, host, titleOf(options())),
    (origin) => !!options().trustedOrigins?.includes(origin),
    listener.received,
    listener.blocked,
  )
  const loaded = (): void => {
    listener.loaded()
    // Of other origins there is no document to be had, and a new frame's own address is `about:blank`.
    const shown = httpUrl(frame.contentDocument?.URL)
    if (shown && shown.origin !== page.origin) listener.returned(shown.href)
  }
  const unwatch = watchFrame(frame, loaded, listener.reloading, listener.gone)
  const listening = new AbortController()
  document.addEventListener(
    'securitypolicyviolation',
    ({ effectiveDirective, disposition, blockedURI }) =>
      effectiveDirective === 'frame-src' &&
      disposition === 'enforce' &&
      listener.refused(httpUrl(blockedURI)?.origin === page.origin),
    listening,
  )
  return {
    environment,
    frame,
    close() {
      listening.abort()
      unwatch()
      stop()
      quietly(() => sdk.unmount())
      // H9: the SDK looks for its frame in the document only, and not in shadow roots.
      frame.remove()
    },
  }
}
