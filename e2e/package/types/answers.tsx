// Answers of a merchant's server, typed as merchants type them, and mistakes that must not compile.
import {
  createCheckout,
  preloadCheckout,
  type FetchSession,
  type PaymentSessionResponse,
  type PaymentStatus,
  type SdkSource,
} from '@antom-checkout/core'
import { AMSCheckoutPage } from '@antom-checkout/core/sdk'
import '@antom-checkout/element/define'
import type { AntomCheckoutElement } from '@antom-checkout/element'
import { AntomCheckout, useAntomCheckout } from '@antom-checkout/react'
import type { createAntomClient } from '@antom-checkout/server'
import type { ReactElement } from 'react'

/** An interface has no index signature. */
interface SessionAnswer {
  readonly paymentSessionData: string
  readonly paymentSessionExpiryTime: string | undefined
  readonly orderId: number
}
/** The whole response as Antom documents it. */
interface AntomResponse {
  paymentSessionData?: string
  paymentSessionExpiryTime?: string
  paymentSessionId?: string
  normalUrl?: string
  result: { resultCode: string; resultStatus: string; resultMessage: string }
}
interface PaidAnswer {
  paymentStatus: PaymentStatus
}
type Either = SessionAnswer | PaidAnswer
type FromServer = Awaited<ReturnType<ReturnType<typeof createAntomClient>['createPaymentSession']>>

declare const session: SessionAnswer
declare const antom: AntomResponse
declare const paid: PaidAnswer
declare const either: Either
declare const fromServer: FromServer
declare const element: AntomCheckoutElement
const environment = 'sandbox'

export const answers: PaymentSessionResponse[] = [
  session,
  antom,
  paid,
  either,
  fromServer,
  { paymentSessionData: '…' },
  { paymentSessionData: '…', whatever: 7 },
  { paymentStatus: 'SUCCESS' },
  { result: { resultStatus: 'F', resultCode: 'PARAM_ILLEGAL', resultMessage: undefined } },
  {
    paymentSessionData: '…',
    paymentSessionExpiryTime: undefined,
    normalUrl: undefined,
    result: undefined,
    paymentStatus: undefined,
  },
  { paymentSessionData: undefined, paymentStatus: 'PROCESSING' },
  // @ts-expect-error there is no session, no status and no result
  {},
  // @ts-expect-error the name is paymentSessionData
  { paymentSesionData: '…' },
  // @ts-expect-error an expiry time is no session
  { paymentSessionExpiryTime: '2026-01-01T00:00:00Z' },
  // @ts-expect-error a session is text
  { paymentSessionData: 7 },
  // @ts-expect-error the status is inquiryPayment's
  { paymentStatus: 'PAID' },
  // @ts-expect-error a session is not null
  { paymentSessionData: null },
]

const mistyped = { paymentSesionData: '…' }
export const fetches: FetchSession[] = [
  async () => session,
  async () => antom,
  async () => either,
  async () => fromServer,
  async () => ({ paymentStatus: 'SUCCESS' }),
  async () => (Math.random() > 0.5 ? session : { paymentStatus: 'SUCCESS' }),
  // @ts-expect-error the name is paymentSessionData
  async () => mistyped,
  // @ts-expect-error there is no session, no status and no result
  async () => ({}),
]

/** A class with private members, as Antom's is. */
declare class VendorClass {
  private readonly APP_IFRAME_ID
  private dispatchToApp
  constructor(options: { environment?: string; locale?: string; onError?: () => void })
  mountComponent(params: { sessionData: string }, selector: string): Promise<void>
  unmount(): void
}
declare const nonce: string | undefined
export const sources: SdkSource[] = [
  AMSCheckoutPage,
  VendorClass,
  async () => VendorClass,
  { src: '/sdk.js', integrity: undefined, nonce },
  // @ts-expect-error the class is not an instance
  new AMSCheckoutPage({ environment, locale: 'en_US' }),
  // @ts-expect-error another class
  Map,
  // @ts-expect-error a script has an address
  { nonce },
]

createCheckout({ environment, sessionData: session, sdk: AMSCheckoutPage })
createCheckout({ environment, sessionData: paid }).setOptions({ sessionData: antom })
preloadCheckout({ environment, sdk: AMSCheckoutPage })
// @ts-expect-error the name is paymentSessionData
createCheckout({ environment, sessionData: mistyped })
// @ts-expect-error there is no session, no status and no result
createCheckout({ environment, sessionData: {} })

element.sessionData = session
element.sessionData = paid
element.fetchSession = async () => either
element.sdk = AMSCheckoutPage
// @ts-expect-error the name is paymentSessionData
element.sessionData = mistyped
// @ts-expect-error there is no session, no status and no result
element.sessionData = {}

export function Hook(): void {
  useAntomCheckout({ environment, sessionData: antom, fetchSession: async () => antom })
  // @ts-expect-error the name is paymentSessionData
  useAntomCheckout({ environment, sessionData: mistyped })
}

export const elements: ReactElement[] = [
  <AntomCheckout environment={environment} sessionData={session} sdk={AMSCheckoutPage} />,
  <AntomCheckout environment={environment} sessionData={paid} fetchSession={async () => either} />,
  <AntomCheckout environment={environment} sessionData={{ paymentStatus: 'SUCCESS' }} />,
  // @ts-expect-error the name is paymentSessionData
  <AntomCheckout environment={environment} sessionData={{ paymentSesionData: '…' }} />,
  // @ts-expect-error there is no session, no status and no result
  <AntomCheckout environment={environment} fetchSession={async () => ({})} />,
  // @ts-expect-error there is no session, no status and no result
  <AntomCheckout environment={environment} sessionData={{}} />,
]
