import { CheckoutError } from '../errors.ts'
import type { BlockReason, RedirectUrls } from '../events.ts'
import { guard, isOccupied } from '../guard/guard.ts'
import type { Message } from '../guard/message.ts'
import { httpUrl, pageOf, type CheckoutOptions } from '../options.ts'
import { attempt } from '../safe/attempt.ts'
import { detach } from '../safe/detach.ts'
import { createSdk } from '../sdk/create.ts'
import { localeOf } from '../sdk/locale.ts'
import type { SdkClass, SdkOptions } from '../sdk/sdk.ts'
import { quietly } from '../sdk/shadow.ts'
import type { Stop } from '../stop.ts'
import { placeFrame } from './frame.ts'
import { watchFrame } from './watch.ts'

/** What Antom's page does. */
export interface PageListener {
  readonly loaded: () => void
  /** A page of the merchant's own origin has loaded in the frame. */
  readonly returned: (address: string) => void
  readonly reloading: () => void
  /** The frame was taken out of its host. */
  readonly emptied: () => void
  /** The host, with the frame in it, has been out of the document for a second. */
  readonly away: () => void
  /** A policy of this document refused a frame: ours while it opens, or another one. */
  readonly refused: (isOurs: boolean, policy: 'frame-src' | 'coep') => void
  /** A genuine message came. Returns whether the SDK may see it. */
  readonly received: (message: Message, urls: RedirectUrls | undefined) => boolean
  readonly blocked: (reason: BlockReason, origin: string) => void
}

/** Antom's page in the document: its frame, guarded and watched. */
export interface Page {
  readonly environment: string
  readonly frame: HTMLIFrameElement
  readonly close: Stop
}

/** The frame's accessible name. */
export const titleOf = ({ frameTitle }: CheckoutOptions): string => frameTitle ?? 'Secure checkout'

/**
 * The report of a frame that Content-Security-Policy (`blockedURI`) or Cross-Origin-Embedder-Policy (`blockedURL`)
 * refused.
 */
interface Refusal {
  readonly disposition: string
  readonly destination?: string
  readonly blockedURI?: string
  readonly blockedURL?: string
}

/**
 * Opens Antom's page in a host.
 * @throws CheckoutError `SDK_INCOMPATIBLE`, `MOUNT_FAILED`; whatever the SDK throws
 */
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
      // No prototype: the SDK reads other options, too, and must not find them on a polluted `Object.prototype`.
      __proto__: null,
      // The parsed URL: the SDK would take the text `https:pay.example` for a path of the shop.
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
    // The document of another origin cannot be read, and a new frame is at `about:blank`.
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
  // Browsers without such reports show a refused page as loaded.
  const observer =
    globalThis.ReportingObserver &&
    new ReportingObserver(
      (reports) => {
        for (const { body } of reports) {
          // Chromium exposes the fields of a report's body only to JSON.
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
