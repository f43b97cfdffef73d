import type { CreatePaymentSessionRequest } from '../gateway/create-payment-session-request.ts'

/** A way to pay that the emulated page can show. */
export interface PaymentMethod {
  /** Antom's `paymentMethodType`. */
  type: string
  label: string
  kind: 'card' | 'wallet' | 'qr'
}

const methods: readonly PaymentMethod[] = [
  { type: 'CARD', label: 'Card', kind: 'card' },
  { type: 'ALIPAY_CN', label: 'Alipay', kind: 'wallet' },
  { type: 'WECHATPAY', label: 'WeChat Pay', kind: 'qr' },
]

/** What the merchant asked for, in the merchant's order; everything when nothing of it was asked for. */
export function methodsFor(request: CreatePaymentSessionRequest): readonly PaymentMethod[] {
  const asked = request.availablePaymentMethod?.paymentMethodTypeList ?? []
  const chosen = asked
    .slice()
    .sort(
      (a, b) => Number(a.paymentMethodOrder ?? Infinity) - Number(b.paymentMethodOrder ?? Infinity),
    )
    .flatMap(
      ({ paymentMethodType }) => methods.find(({ type }) => type === paymentMethodType) ?? [],
    )
  return chosen.length ? chosen : methods
}
