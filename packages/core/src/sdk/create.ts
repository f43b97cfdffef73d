import { platform } from '../safe/platform.ts'
import type { Sdk, SdkClass, SdkOptions } from './sdk.ts'
import { quietly, withShadow } from './shadow.ts'

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
