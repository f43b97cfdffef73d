import type { CheckoutOptions } from '@antom-checkout/core'
import type { AntomClient, CreatePaymentSessionRequest } from '@antom-checkout/server'

// createPaymentSession's answer goes to the browser as it is: it must compile as the answer of fetchSession, and as
// sessionData.

export function options(antom: AntomClient, request: CreatePaymentSessionRequest): CheckoutOptions {
  return {
    environment: 'sandbox',
    fetchSession: () => antom.createPaymentSession(request),
    verifyPayment: async () =>
      (await antom.inquiryPayment({ paymentRequestId: request.paymentRequestId })).paymentStatus ??
      'PROCESSING',
  }
}

export async function asSessionData(
  antom: AntomClient,
  request: CreatePaymentSessionRequest,
): Promise<CheckoutOptions> {
  const session = await antom.createPaymentSession(request)
  if (session.paymentSessionData !== undefined) {
    // The session tells itself from a refusal.
    const data: string = session.paymentSessionData
    return { environment: 'sandbox', sessionData: data }
  }
  const status: 'F' | 'U' = session.result.resultStatus
  return { environment: status === 'U' ? 'sandbox' : 'prod', sessionData: session }
}

/** The guide's features are typed. */
export const request: CreatePaymentSessionRequest = {
  paymentRequestId: 'PAY_1',
  paymentAmount: { currency: 'BRL', value: '6000' },
  paymentRedirectUrl: 'https://shop.example',
  order: {
    referenceOrderId: '1',
    orderDescription: 'A bowl',
    orderAmount: { currency: 'BRL', value: '6000' },
  },
  paymentFactor: { captureMode: 'MANUAL' },
  availablePaymentMethod: {
    paymentMethodTypeList: [
      { paymentMethodType: 'ALIPAY_CN', paymentMethodOrder: '0', expressCheckout: true },
    ],
    paymentMethodMetaData: {
      payerEmail: 'buyer@shop.example',
      cpf: '2132321312',
      tokenizeMode: 'ASKFORCONSENT',
      isCardOnFile: true,
    },
  },
  savedPaymentMethods: [{ paymentMethodType: 'CARD', paymentMethodId: 'token' }],
  env: { terminalType: 'WAP', osType: 'IOS' },
}

export const wrong: CreatePaymentSessionRequest = {
  ...request,
  // @ts-expect-error -- there is no such capture mode
  paymentFactor: { captureMode: 'WHENEVER' },
}

export function withoutIds(antom: AntomClient): void {
  // @ts-expect-error -- one of the two ids is needed
  void antom.inquiryPayment({})
  // @ts-expect-error -- one of the two ids is needed
  void antom.inquiryRefund({})
  // @ts-expect-error -- one of the two ids is needed
  void antom.cancel({})
}
