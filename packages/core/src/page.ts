import type { Stop } from './emitter.ts'
import type { BlockReason } from './events.ts'
import { createSdk, placeFrame, watchFrame } from './frame.ts'
import { guard, type GuardOptions } from './guard.ts'
import type { SdkClass, SdkOptions } from './sdk.ts'
import { quietly } from './shadow.ts'

export interface PageOptions {
  readonly Sdk: SdkClass
  readonly sdkOptions: SdkOptions
  readonly address: URL
  readonly sessionData: string
  readonly host: Element
  readonly title: string
  readonly analytics: boolean
  readonly trustedOrigins: () => readonly string[]
}

/** What a page tells. */
export interface PageListener {
  readonly loaded: () => void
  readonly reloading: () => void
  readonly gone: () => void
  /** A Content-Security-Policy of this document refused a frame. */
  readonly refused: () => void
  readonly receive: GuardOptions['receive']
  readonly blocked: (reason: BlockReason, origin: string) => void
}

/** Antom's page in the document: its frame, guarded and watched. */
export interface Page {
  readonly frame: HTMLIFrameElement
  readonly close: Stop
}

/** @throws CheckoutError `MOUNT_FAILED`, `SDK_INCOMPATIBLE` */
export function openPage(options: PageOptions, listener: PageListener): Page {
  const { Sdk, sdkOptions, address, sessionData, host, title } = options
  const sdk = createSdk(Sdk, sdkOptions, options.analytics)
  const { frame, stop } = guard({
    sdk,
    page: address,
    place: () => placeFrame(sdk, sessionData, host, title),
    trustedOrigins: options.trustedOrigins,
    receive: listener.receive,
    blocked: listener.blocked,
  })
  const unwatch = watchFrame(frame, listener)
  const refused = (event: SecurityPolicyViolationEvent): void => {
    if (event.effectiveDirective === 'frame-src') listener.refused()
  }
  document.addEventListener('securitypolicyviolation', refused)
  return {
    frame,
    close() {
      document.removeEventListener('securitypolicyviolation', refused)
      unwatch()
      stop()
      quietly(() => sdk.unmount())
      // H9: the SDK finds its frame in the document only, and not in a shadow root.
      frame.remove()
    },
  }
}
