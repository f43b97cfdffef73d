import { attempt } from '../safe/attempt.ts'
import { detach } from '../safe/detach.ts'
import type { Stop } from '../stop.ts'
import { CheckoutError } from '../errors.ts'
import type { BlockReason, RedirectUrls } from '../events.ts'
import { createSdk } from '../sdk/create.ts'
import { placeFrame } from './frame.ts'
import { watchFrame } from './watch.ts'
import { guard, isOccupied } from '../guard/guard.ts'
import type { Message } from '../guard/message.ts'
import { localeOf } from '../sdk/locale.ts'
import { httpUrl, pageOf, type CheckoutOptions } from '../options.ts'
import type { SdkClass, SdkOptions } from '../sdk/sdk.ts'
import { quietly } from '../sdk/shadow.ts'

/** What Antom's page tells. */
export interface PageListener {
  loaded: () => void
  /** A page of the merchant's own has loaded in the frame. */
  returned: (address: string) => void
  reloading: () => void
  /** The frame was taken out of its host. */
  emptied: () => void
  /** The host, with the frame in it, has been out of the document for a second. */
  away: () => void
  /** A policy of this document refused a frame: ours as it is opened, or any other. */
  refused: (isOurs: boolean, policy: 'frame-src' | 'coep') => void
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

/** The frame's accessible name. */
export const titleOf = ({ frameTitle }: CheckoutOptions): string => frameTitle ?? 'Secure checkout'

/** A frame's page is kept out, by Content-Security-Policy (`blockedURI`) or Cross-Origin-Embedder-Policy (`blockedURL`). */
interface Refusal {
  readonly disposition: string
  readonly destination?: string
  readonly blockedURI?: string
  readonly blockedURL?: string
}

/** @throws CheckoutError `SDK_INCOMPATIBLE`, `MOUNT_FAILED`; whatever the SDK throws */
export function openPage(
  Sdk: SdkClass,
  sessionData: string,
  environment: string,
  host: Element,
  options: () => CheckoutOptions,
  listener: PageListener,
): Page {
  if (isOccupied(host)) throw new CheckoutError('MOUNT_FAILED', 'occupied')
  const page = pageOf(environment)
  const sdk = createSdk(
    Sdk,
    {
      // The SDK reads other options, too: a polluted `Object.prototype` must not give them.
      __proto__: null,
      // As it was understood: the SDK would take `https:pay.example` for a path of the shop.
      environment: httpUrl(environment)?.href ?? environment,
      locale: localeOf(options(), host),
    } as SdkOptions,
    options().analytics ?? true,
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
  const unwatch = watchFrame(frame, { ...listener, loaded })
  const refused = (
    policy: 'frame-src' | 'coep',
    { disposition, blockedURI, blockedURL }: Refusal,
  ): void => {
    if (disposition === 'enforce') {
      listener.refused(httpUrl(blockedURI ?? blockedURL)?.origin === page.origin, policy)
    }
  }
  const violated = (event: SecurityPolicyViolationEvent): void => {
    if (event.effectiveDirective === 'frame-src') refused('frame-src', event)
  }
  addEventListener('securitypolicyviolation', violated, true)
  // Where the browser reports nothing, a page that this policy keeps out looks ready.
  const observer =
    globalThis.ReportingObserver &&
    new ReportingObserver(
      (reports) => {
        for (const { body } of reports) {
          // Chromium gives a body's fields to JSON alone.
          const report = JSON.parse(JSON.stringify(body)) as Refusal
          if (report.destination === 'iframe') refused('coep', report)
        }
      },
      { types: ['coep'] },
    )
  observer?.observe()
  const steps = [
    () => removeEventListener('securitypolicyviolation', violated, true),
    () => observer?.disconnect(),
    unwatch,
    stop,
    () => quietly(() => sdk.unmount()),
    // H9: the SDK looks for its frame in the document only, and not in shadow roots.
    () => detach(frame),
  ]
  return {
    environment,
    frame,
    close: () => steps.forEach(attempt),
  }
}
