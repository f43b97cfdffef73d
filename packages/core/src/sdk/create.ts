import { platform } from '../safe/platform.ts'
import type { Sdk, SdkClass, SdkOptions } from './sdk.ts'
import { quietly, withShadow } from './shadow.ts'

/**
 * Makes a new instance for one mount: a used instance answers the wrong frame.
 *
 * H20: each constructor call appends the tracking script for good. The second one is dropped; all of them without
 * `analytics`. If the page has locked `body.appendChild`, a second script stays: it does not count twice, and the buyer
 * can pay.
 * @throws CheckoutError `MOUNT_FAILED` if the page has locked everything that could block the script
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
      : // A fragment accepts any `src`, also under Trusted Types, and appending it adds nothing.
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
