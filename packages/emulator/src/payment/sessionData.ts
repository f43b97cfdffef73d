import { randomBytes } from 'node:crypto'

/**
 * Makes a `paymentSessionData` in the four-part form of PROTOCOL.md, "paymentSessionData". `reference` is its first part: all that identifies
 * the session, since integrators rewrite the JSON of the last one.
 */
export function createSessionData(locale: string): { data: string; reference: string } {
  const reference = randomBytes(64).toString('base64')
  const details = {
    // JSON inside JSON, as Antom has it.
    extendInfo: JSON.stringify({
      OPEN_MULTI_PAYMENT_ABILITY: 'true',
      locale,
      displayAntomLogo: 'true',
    }),
    paymentSessionConfig: {
      paymentMethodCategoryType: 'ALL',
      productScene: 'CHECKOUT_PAYMENT',
      productSceneVersion: '1.0',
    },
    securityConfig: {
      appId: '',
      appName: 'OneAccount',
      bizToken: randomBytes(18).toString('base64url'),
      gateway: '',
      h5gateway: '',
      workSpaceId: '',
    },
    skipRenderPaymentMethod: false,
  }
  const tail = Buffer.from(JSON.stringify(details)).toString('base64')
  return { data: [reference, 'SG', '188', tail].join('&&'), reference }
}

/** The part of a `paymentSessionData` that identifies the session. */
export function sessionReference(data: string): string {
  return data.split('&&', 1)[0] ?? ''
}
