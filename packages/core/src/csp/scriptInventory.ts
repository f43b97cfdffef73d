import { tracker } from './antomHosts.ts'
import { checkPolicyOptions, scriptOf, type PolicyOptions } from './policyOptions.ts'

/** One script of the payment page, as PCI DSS 4.0.1 requires it in 6.4.3. */
export interface InventoriedScript {
  /** Its address, or the npm package that it is bundled from. */
  readonly source: string
  /** Why the page needs it: the written justification. */
  readonly justification: string
  /** How it is authorised. */
  readonly authorization: string
  /** How its integrity is assured. */
  readonly integrity: string
}

const bundled = {
  authorization: 'Your review of the dependency, and script-src.',
  integrity: 'Your lock file, and the integrity of your own bundle.',
}
const foreign = 'Antom may change it at any time: watch it for changes (PCI DSS 11.6.1).'

/**
 * The scripts that a checkout runs in your page, for your inventory: add your own scripts. Antom accounts for the
 * scripts inside its frame.
 * @throws CheckoutError `INVALID_OPTIONS`
 */
export function scriptInventory(
  options: Pick<PolicyOptions, 'environment' | 'sdk' | 'analytics'>,
): readonly InventoriedScript[] {
  checkPolicyOptions(options)
  const script = scriptOf(options.sdk)
  const justification = "Antom's SDK: builds the frame of the checkout page and opens wallets."
  return [
    {
      source: 'npm:@antom-checkout/*',
      justification: "Shows Antom's checkout page, and believes nobody else's messages.",
      ...bundled,
    },
    script
      ? {
          source: script.src,
          justification,
          authorization: script.nonce
            ? 'The nonce of the response, in script-src.'
            : 'Its address, in script-src.',
          integrity: script.integrity
            ? `Subresource Integrity: ${script.integrity}`
            : `None. ${foreign}`,
        }
      : { source: 'npm:@alipay/ams-checkout', justification, ...bundled },
    ...(options.analytics === false
      ? []
      : [
          {
            source: tracker.script,
            justification:
              'Analytics of the SDK. No payment needs it: analytics: false leaves it out.',
            authorization: 'Its host, in script-src.',
            integrity: `None: the SDK adds it without. ${foreign}`,
          },
        ]),
  ]
}
