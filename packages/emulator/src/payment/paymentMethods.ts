import type { CreatePaymentSessionRequest } from './sessionRequest.ts'

/** A way to pay that the emulated page can show. */
export interface PaymentMethod {
  /** Antom's `paymentMethodType`. */
  readonly type: string
  readonly label: string
  /** `device`: confirmed in the page, by Apple Pay or Google Pay. `wallet`: confirmed on another site. `qr`: scanned. */
  readonly kind: 'card' | 'wallet' | 'qr' | 'device'
  /** The fields that the buyer fills in; the session may have filled them in already. */
  readonly asks?: readonly Detail[]
}

/** Named as in `paymentMethodMetaData`. */
export type Detail = 'payerEmail' | 'cpf'

/** A payment method as a session asked for it. */
export interface OfferedMethod extends PaymentMethod {
  /** Shown as a button above the list. */
  readonly express: boolean
}

interface MethodRow extends PaymentMethod {
  /** Shown when the session names no methods. A merchant chooses these in Antom's Dashboard. */
  readonly usual?: true
  /** The guide allows `expressCheckout` for these only. */
  readonly mayBeExpress?: true
  /** The funds are authorized first and captured afterwards. */
  readonly isCaptured?: true
}

// One row a method: another wallet is another row. The names are those of Antom's page "Payment method enumeration values".
const methods: readonly MethodRow[] = [
  { type: 'CARD', label: 'Card', kind: 'card', usual: true, isCaptured: true },
  { type: 'ALIPAY_CN', label: 'Alipay', kind: 'wallet', usual: true, mayBeExpress: true },
  { type: 'WECHATPAY', label: 'WeChat Pay', kind: 'qr', usual: true },
  { type: 'APPLEPAY', label: 'Apple Pay', kind: 'device', mayBeExpress: true, isCaptured: true },
  { type: 'GOOGLEPAY', label: 'Google Pay', kind: 'device', mayBeExpress: true, isCaptured: true },
  { type: 'P24', label: 'Przelewy24', kind: 'wallet', asks: ['payerEmail'] },
  { type: 'MERCADOPAGO_BR', label: 'Mercado Pago', kind: 'wallet', asks: ['payerEmail', 'cpf'] },
  { type: 'MERCADOPAGO_CL', label: 'Mercado Pago', kind: 'wallet', asks: ['payerEmail'] },
  { type: 'MERCADOPAGO_MX', label: 'Mercado Pago', kind: 'wallet', asks: ['payerEmail'] },
  { type: 'MERCADOPAGO_PE', label: 'Mercado Pago', kind: 'wallet', asks: ['payerEmail'] },
  { type: 'TNG', label: 'Touch ’n Go eWallet', kind: 'wallet' },
  { type: 'GCASH', label: 'GCash', kind: 'wallet' },
  { type: 'KAKAOPAY', label: 'Kakao Pay', kind: 'wallet' },
]

const byType = new Map(methods.map((method) => [method.type, method]))

export const knownMethodTypes: readonly string[] = [...byType.keys()]

export const mayBeExpress = (type: string): boolean => byType.get(type)?.mayBeExpress ?? false

/** Whether payments with this method are authorized first and captured afterwards. */
export const isCaptured = (type: string): boolean => byType.get(type)?.isCaptured ?? false

/**
 * The methods that the session asked for, in its order, each once; the usual ones when it named none. Methods that the emulator
 * does not know are left out, so the list may be empty: such a session is refused.
 */
export function methodsFor({
  availablePaymentMethod,
}: CreatePaymentSessionRequest): readonly OfferedMethod[] {
  const asked = availablePaymentMethod?.paymentMethodTypeList ?? []
  if (asked.length === 0) {
    return methods.filter(({ usual }) => usual).map((method) => offered(method, false))
  }
  const inOrder = [...asked].sort(
    (a, b) => (a.paymentMethodOrder ?? Infinity) - (b.paymentMethodOrder ?? Infinity) || 0,
  )
  const offers = new Map<string, OfferedMethod>()
  for (const { paymentMethodType, expressCheckout = false } of inOrder) {
    const method = byType.get(paymentMethodType)
    if (method && !offers.has(method.type)) {
      offers.set(method.type, offered(method, expressCheckout))
    }
  }
  return [...offers.values()]
}

function offered({ type, label, kind, asks }: MethodRow, express: boolean): OfferedMethod {
  return { type, label, kind, ...(asks && { asks }), express }
}
