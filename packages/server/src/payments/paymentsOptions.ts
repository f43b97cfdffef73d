import { came } from '../came.ts'
import type { CreatePaymentSessionRequest } from '../calls/sessionTypes.ts'
import { timeoutOf } from '../clientTimeout.ts'
import type { AntomClient } from '../createAntomClient.ts'
import { AntomError, asAntomError } from '../errors.ts'
import { publicKeys } from '../keys/publicKeys.ts'
import type { PaymentsCallbacks } from './callbacks.ts'
import type { Store } from './store/store.ts'

/** createPaymentSession's fields for an order. The `paymentRequestId` is made for each attempt. */
export type OrderRequest = {
  [
    Field in keyof CreatePaymentSessionRequest as Field extends 'paymentRequestId' ? never : Field
  ]: CreatePaymentSessionRequest[Field]
}

export interface OrderToPay {
  readonly request: OrderRequest
}

type Answer<Value> = Value | Promise<Value>

export interface PaymentsOptions extends PaymentsCallbacks {
  readonly antom: AntomClient
  /** Antom's key from the dashboard, or several while Antom changes it: notifications are verified with it. */
  readonly antomPublicKey: string | readonly string[]
  /** The path of your notification address as Antom knows it, if a proxy changes it. Default: the request's path. */
  readonly publicPath?: string | undefined
  /** Where payments are kept: `createSqlStore(query)`, or `createMemoryStore()` for a first try. */
  readonly store: Store
  /** Looks an order up when a session is needed. `undefined`: there is no such order. */
  readonly order: (orderId: string) => Answer<OrderToPay | undefined | null>
  /** Says which order a request to …/session or …/verify is about; `undefined` if it may not ask. Default: nobody may. */
  readonly orderOf?:
    | ((
        request: Request,
        body: Readonly<Record<string, unknown>>,
      ) => Answer<string | undefined | null>)
    | undefined
  /** Methods that are shipped on their capture. Default: CARD, APPLEPAY, GOOGLEPAY. */
  readonly shipOnCapture?: readonly string[] | undefined
  /** Milliseconds that a callback has before another process may run it. Below 120,000; default 60,000. */
  readonly lease?: number | undefined
  /** Milliseconds since 1970, for tests. Default: `Date.now`. */
  readonly now?: (() => number) | undefined
}

/** The options as they were checked. Nothing else of them is read later. */
export interface PaymentsSettings {
  readonly antom: AntomClient
  readonly store: Store
  readonly order: PaymentsOptions['order']
  readonly orderOf: PaymentsOptions['orderOf']
  readonly callbacks: PaymentsCallbacks
  readonly reading: {
    readonly antomPublicKey: string | readonly string[]
    readonly publicPath: string | undefined
  }
  readonly shipOnCapture: readonly string[]
  readonly lease: number
  /** How long one call to Antom may take, and five seconds more. */
  readonly sessionLease: number
  readonly now: () => number
}

// Antom's second delivery comes two minutes after the first. It must find the lease over.
const LEASE_LIMIT_MS = 120_000
const DEFAULT_LEASE_MS = 60_000
const SESSION_MARGIN_MS = 5000

/** Checks the options. Throws INVALID_CONFIG for the first that cannot be right. */
export function paymentsSettings(options: PaymentsOptions): PaymentsSettings {
  try {
    return checkedSettings(options)
  } catch (error) {
    throw asAntomError(error, 'INVALID_CONFIG')
  }
}

function checkedSettings(options: PaymentsOptions): PaymentsSettings {
  if (typeof options !== 'object' || options === null) {
    throw invalid('The options', '{ antom, antomPublicKey, store, order, onPaid }', options)
  }
  const {
    antom,
    antomPublicKey,
    publicPath,
    store,
    order,
    orderOf,
    lease = DEFAULT_LEASE_MS,
  } = options
  const { onPaid, onAuthorized, onFailed, onRefunded, onReview, now = Date.now } = options
  if (typeof antom !== 'object' || antom === null) {
    throw invalid('antom', 'the client that createAntomClient made', antom)
  }
  if (typeof store?.insert !== 'function') {
    throw invalid('store', 'what createSqlStore or createMemoryStore made', store)
  }
  needFunction('order', order)
  needFunction('onPaid', onPaid)
  needFunction('now', now)
  for (const [name, value] of Object.entries({
    orderOf,
    onAuthorized,
    onFailed,
    onRefunded,
    onReview,
  })) {
    if (value !== undefined) {
      needFunction(name, value)
    }
  }
  publicKeys(antomPublicKey)
  if (publicPath !== undefined && !/^\/[^\s#]*$/.test(publicPath)) {
    throw invalid('publicPath', 'a path such as "/api/antom/notify"', publicPath)
  }
  if (!(typeof lease === 'number' && lease > 0 && lease < LEASE_LIMIT_MS)) {
    throw invalid('lease', `more than 0 and less than ${LEASE_LIMIT_MS} milliseconds`, lease)
  }
  const { shipOnCapture = ['CARD', 'APPLEPAY', 'GOOGLEPAY'] } = options
  if (!Array.isArray(shipOnCapture)) {
    throw invalid('shipOnCapture', 'a list of payment methods', shipOnCapture)
  }
  return {
    antom,
    store,
    order,
    orderOf,
    callbacks: { onPaid, onAuthorized, onFailed, onRefunded, onReview },
    reading: { antomPublicKey, publicPath },
    shipOnCapture: [...shipOnCapture],
    lease,
    sessionLease: timeoutOf(antom) + SESSION_MARGIN_MS,
    now,
  }
}

function needFunction(name: string, value: unknown): void {
  if (typeof value !== 'function') {
    throw invalid(name, 'a function', value)
  }
}

function invalid(name: string, expected: string, value: unknown): AntomError {
  return new AntomError(
    'INVALID_CONFIG',
    `${name} must be ${expected}, but it was ${came(value, true)}. The README shows createPayments with all options.`,
  )
}
