import type { Amount } from '../gateway/amount.ts'

export interface Goods {
  referenceGoodsId: string
  goodsName: string
  goodsUnitAmount: Amount
  goodsQuantity: number
  goodsSkuName?: string | undefined
}

export interface Order {
  referenceOrderId: string
  orderDescription: string
  orderAmount: Amount
  goods?: Goods[] | undefined
  buyer?:
    | { [K in 'referenceBuyerId' | 'buyerPhoneNo' | 'buyerEmail']?: string | undefined }
    | undefined
  merchant?: { merchantName?: string | undefined } | undefined
}

export interface AskedMethod {
  paymentMethodType: string
  paymentMethodOrder?: number | undefined
  expressCheckout?: boolean | undefined
}

export interface MetaData {
  payerEmail?: string | undefined
  cpf?: string | undefined
  tokenizeMode?: '' | 'ASKFORCONSENT' | 'ENABLED' | 'DISABLED' | undefined
}

export interface SavedPaymentMethod {
  paymentMethodType?: string | undefined
  /** The `cardToken` of an earlier payment. */
  paymentMethodId?: string | undefined
}

/** The fields of a `createPaymentSession` request that the emulator reads. */
export interface CreatePaymentSessionRequest {
  productCode: string
  productScene: string
  paymentRequestId: string
  paymentAmount: Amount
  paymentRedirectUrl: string
  paymentNotifyUrl?: string | undefined
  paymentSessionExpiryTime?: string | undefined
  locale?: string | undefined
  paymentFactor?: { captureMode?: '' | 'AUTOMATIC' | 'MANUAL' | undefined } | undefined
  order: Order
  availablePaymentMethod?:
    | {
        paymentMethodTypeList?: AskedMethod[] | undefined
        paymentMethodMetaData?: MetaData | undefined
      }
    | undefined
  savedPaymentMethods?: SavedPaymentMethod[] | undefined
}
