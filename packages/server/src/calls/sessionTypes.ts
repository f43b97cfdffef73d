import type { Amount } from '../amount.ts'
import type { ApiResult } from '../result.ts'

/** Cards need one of the three; without, Antom's page fails when the buyer submits a card. */
export interface Buyer {
  /** At most 64 characters. */
  readonly referenceBuyerId?: string | undefined
  /** At most 24 characters. */
  readonly buyerPhoneNo?: string | undefined
  /** At most 64 characters. */
  readonly buyerEmail?: string | undefined
  readonly [field: string]: unknown
}

export interface Goods {
  /** At most 64 characters. */
  readonly referenceGoodsId: string
  /** At most 256 characters. */
  readonly goodsName: string
  readonly goodsUnitAmount: Amount
  /** A positive integer. */
  readonly goodsQuantity: string | number
  readonly goodsCategory?: string | undefined
  readonly goodsBrand?: string | undefined
  readonly goodsSkuName?: string | undefined
  readonly goodsUrl?: string | undefined
  readonly goodsImageUrl?: string | undefined
  readonly deliveryMethodType?: 'PHYSICAL' | 'DIGITAL' | undefined
  readonly [field: string]: unknown
}

export interface Order {
  /** Your order's id, at most 64 characters. */
  readonly referenceOrderId: string
  /** At most 256 characters. */
  readonly orderDescription: string
  readonly orderAmount: Amount
  /** At most 100. When given, the sum of unit amount times quantity must be `orderAmount`. */
  readonly goods?: readonly Goods[] | undefined
  readonly buyer?: Buyer | undefined
  readonly [field: string]: unknown
}

/** One entry of the list of payment methods that Antom's page offers. */
export interface OfferedPaymentMethod {
  /** For example CARD, ALIPAY_CN, APPLEPAY, GOOGLEPAY, TNG, PRZELEWY24, MERCADOPAGO_BR. */
  readonly paymentMethodType: string
  /** The smaller, the higher on the page. Default: Antom's order. */
  readonly paymentMethodOrder?: string | number | undefined
  /** A button on top of the page: ALIPAY_CN, APPLEPAY and GOOGLEPAY only. */
  readonly expressCheckout?: boolean | 'true' | 'false' | undefined
}

/** What Antom's page fills in or offers for certain methods. */
export interface PaymentMethodMetaData {
  /** Przelewy24 and Mercado Pago: the buyer need not type the e-mail address. */
  readonly payerEmail?: string | undefined
  /** Mercado Pago in Brazil: the buyer need not type the CPF. */
  readonly cpf?: string | undefined
  /** Cards: `ASKFORCONSENT` shows the button that saves the card; the token comes with the notification. */
  readonly tokenizeMode?: 'ASKFORCONSENT' | (string & {}) | undefined
  /** Cards: the buyer pays with a saved card (see `savedPaymentMethods`). */
  readonly isCardOnFile?: boolean | undefined
  readonly [field: string]: unknown
}

/** A card that the buyer saved earlier. */
export interface SavedPaymentMethod {
  readonly paymentMethodType: 'CARD' | (string & {})
  /** The `cardToken` of the notification about the first payment. */
  readonly paymentMethodId: string
  readonly [field: string]: unknown
}

/** In Antom's names. Fields that are not listed here pass through. */
export interface CreatePaymentSessionRequest {
  /** Unique for each attempt, at most 64 characters. */
  readonly paymentRequestId: string
  readonly paymentAmount: Amount
  /** Where a wallet or a bank sends the buyer back to: https. With an emulator or in the sandbox also http://localhost. */
  readonly paymentRedirectUrl: string
  readonly order: Order
  /** Where Antom sends notifications: https. Wins over the dashboard's. Give it no query. */
  readonly paymentNotifyUrl?: string | undefined
  /** Needed if you settle in several currencies. */
  readonly settlementStrategy?: { readonly settlementCurrency: string } | undefined
  /** Default: the browser's language. */
  readonly locale?: string | undefined
  /** Default: Antom captures by itself (`AUTOMATIC`). With `MANUAL` call `capture` within seven days. */
  readonly paymentFactor?:
    | {
        readonly captureMode?: 'AUTOMATIC' | 'MANUAL' | undefined
        readonly [field: string]: unknown
      }
    | undefined
  readonly availablePaymentMethod?:
    | {
        /** Default: the dashboard's. */
        readonly paymentMethodTypeList?: readonly OfferedPaymentMethod[] | undefined
        readonly paymentMethodMetaData?: PaymentMethodMetaData | undefined
        readonly [field: string]: unknown
      }
    | undefined
  readonly savedPaymentMethods?: readonly SavedPaymentMethod[] | undefined
  /** For risk control. `terminalOf(userAgent)` makes the first two. */
  readonly env?:
    | {
        readonly terminalType?: 'WEB' | 'WAP' | 'APP' | 'MINI_APP' | undefined
        readonly osType?: 'IOS' | 'ANDROID' | undefined
        /** The buyer's public address. Apple Pay needs it. */
        readonly clientIp?: string | undefined
        readonly [field: string]: unknown
      }
    | undefined
  /** ISO 8601 with its zone, at most one hour ahead, which is also the default. */
  readonly paymentSessionExpiryTime?: string | undefined
  readonly [field: string]: unknown
}

/** `S`: the session is there. Goes to the browser as it is. */
export interface PaymentSession {
  readonly result: ApiResult & { readonly resultStatus: 'S' }
  /** For the browser, verbatim. */
  readonly paymentSessionData: string
  /** ISO 8601. */
  readonly paymentSessionExpiryTime?: string
  readonly paymentSessionId?: string
  /** The hosted page, as a way out when the embedded one cannot be shown. */
  readonly normalUrl?: string
  readonly [field: string]: unknown
}

/** `F`: mend the request. `U`: call again with a NEW `paymentRequestId`. */
export interface RefusedPaymentSession {
  readonly result: ApiResult & { readonly resultStatus: 'F' | 'U' }
  readonly paymentSessionData?: never
  readonly paymentSessionExpiryTime?: never
  readonly paymentSessionId?: never
  readonly normalUrl?: never
  readonly [field: string]: unknown
}

/** Compiles as the answer of `fetchSession`, and as `sessionData`. `paymentSessionData` tells the two apart. */
export type CreatePaymentSessionResponse = PaymentSession | RefusedPaymentSession
