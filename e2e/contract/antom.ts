import type { PaymentSessionResponse } from '@antom-checkout/core'
import { startEmulator } from '@antom-checkout/emulator'
import { createAntomClient } from '@antom-checkout/server'
import { antom, shop } from '../kit/origins.ts'
import { order } from '../kit/order.ts'
import { startSite } from '../kit/site.ts'

/** A session from the merchant's server. */
export type Session = PaymentSessionResponse & { readonly paymentSessionData: string }

/** Antom, as a visit needs it: a checkout page, and sessions for it. It runs in this process. */
export interface Antom {
  readonly pageUrl: string
  readonly session: () => Promise<Session>
  readonly stop: () => Promise<void>
}

/** A checkout page that posts nothing by itself. With `?scenario=slow` in its URL it never loads. */
export async function startSilent(): Promise<Antom> {
  const site = await startSite(antom())
  site.spoil(/scenario=slow/, 'hangs')
  return {
    pageUrl: `http://127.0.0.1:${site.port}/ckp.html`,
    session: async () => ({
      paymentSessionData: `session-${crypto.randomUUID()}`,
      paymentSessionExpiryTime: new Date(Date.now() + 3_600_000).toISOString(),
      normalUrl: 'https://checkout.antom.com/pay',
    }),
    stop: site.stop,
  }
}

/** The emulator, where a buyer can pay. */
export async function startEmulated(): Promise<Antom> {
  const { credentials, gateway, pageUrl, close } = await startEmulator()
  const client = createAntomClient({ ...credentials, gateway })
  const session = async (): Promise<Session> =>
    (await client.createPaymentSession(order(`${shop()}/ckp.html?returned`))) as unknown as Session
  return { pageUrl, session, stop: close }
}
