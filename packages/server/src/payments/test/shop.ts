import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startEmulator, type Emulator } from '@antom-checkout/emulator'
import {
  createAntomClient,
  createPayments,
  type AntomClient,
  type CreatePaymentSessionResponse,
  type Payments,
  type PaymentsOptions,
  type SessionReason,
  type Store,
} from '../../index.ts'
import { toNodeHandler, type WebHandler } from '../../node/index.ts'
import { signNotification } from '../../testing/index.ts'
import { antomPrivateKey, antomPublicKey } from '../../test/merchant.ts'

export const amount = { currency: 'SGD', value: '6000' }
export const success = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' }
export const failure = { resultCode: 'RISK_REJECT', resultStatus: 'F', resultMessage: 'no.' }
const visa = '4111111111111111'

type Fields = Readonly<Record<string, unknown>>

/** A call of one of the shop's callbacks. */
interface Call extends Fields {
  readonly callback: string
  readonly key: string
}

/** Antom as far as buyers and merchants meet it: the emulator, with a clock that is turned by hand. */
export interface Antom {
  readonly emulator: Emulator
  readonly client: AntomClient
  /** Sends the notifications of the emulator to this handler. */
  readonly connect: (handler: WebHandler) => void
  readonly notifyUrl: string
  readonly close: () => Promise<void>
}

export async function openAntom(): Promise<Antom> {
  const emulator = await startEmulator({ clock: 'manual' })
  let handler: WebHandler = () => new Response(null, { status: 503 })
  const server = createServer(toNodeHandler((request) => handler(request)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const { clientId, privateKey, antomPublicKey: key } = emulator.credentials
  return {
    emulator,
    client: createAntomClient({
      clientId,
      privateKey,
      antomPublicKey: key,
      gateway: emulator.gateway,
      now: emulator.clock.now,
      timeout: 2000,
      warn: () => {},
    }),
    connect: (next) => {
      handler = next
    },
    notifyUrl: `http://127.0.0.1:${port}/notify`,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await emulator.close()
    },
  }
}

export interface Shop {
  readonly payments: Payments
  /** Every call of a callback, in order. */
  readonly calls: Call[]
  /** The names of the callbacks that were called, with the reason of a review. */
  readonly heard: () => string[]
  /** Further processes of the same shop. */
  readonly another: (options?: Partial<PaymentsOptions>) => Payments
  /** The session that a buyer gets. */
  readonly start: (reason?: SessionReason) => Promise<Attempt>
  /** Delivers a notification of our own, signed by a key that the shop believes. */
  readonly deliver: (notification: object, payments?: Payments) => Promise<Response>
}

/** The session of one attempt, and the buyer's hand in it. */
interface Attempt {
  readonly paymentRequestId: string
  readonly data: string
  /** Submits a card. Resolves when the shop has got its notifications. */
  readonly card: (cardNumber?: string) => Promise<void>
  /** Pays in a wallet, whose money is not captured. */
  readonly wallet: () => Promise<void>
  /** A notification about this attempt. */
  readonly paid: (fields?: Fields) => Fields
}

export interface ShopOptions extends Partial<PaymentsOptions> {
  readonly antomServer: Antom
  readonly store: Store
  readonly request?: Fields
  readonly orderId?: string
}

export function openShop({
  antomServer,
  store,
  request,
  orderId = '1042',
  ...more
}: ShopOptions): Shop {
  const { emulator, client, notifyUrl, connect } = antomServer
  const calls: Call[] = []
  const listen =
    (callback: string) =>
    (event: object): void => {
      calls.push({ callback, ...(event as { key: string }) })
    }
  const options: PaymentsOptions = {
    antom: client,
    antomPublicKey: [emulator.credentials.antomPublicKey, antomPublicKey],
    store,
    order: (id) =>
      id === 'none' ? undefined : { request: { ...orderRequest(id, notifyUrl), ...request } },
    onPaid: listen('paid'),
    onAuthorized: listen('authorized'),
    onFailed: listen('failed'),
    onRefunded: listen('refunded'),
    onReview: listen('review'),
    now: emulator.clock.now,
    ...more,
  }
  const payments = createPayments(options)
  connect(payments.handler)

  async function start(reason?: SessionReason): Promise<Attempt> {
    const answer = (await payments.session(orderId, reason)) as CreatePaymentSessionResponse
    if (answer.paymentSessionData === undefined) {
      throw new Error(`No session: ${JSON.stringify(answer)}`)
    }
    const [order] = await store.select('order', { orderId })
    return attempt(antomServer, order!.live, answer.paymentSessionData)
  }

  return {
    payments,
    calls,
    heard: () =>
      calls.map(({ callback, reason }) =>
        typeof reason === 'string' ? `${callback}: ${reason}` : callback,
      ),
    another: (others) => createPayments({ ...options, ...others }),
    start,
    deliver: async (notification, to = payments) => to.notify(await signed(notification)),
  }
}

export const signed = (notification: object | string, change: object = {}): Promise<Request> =>
  signNotification({
    notification,
    url: 'https://shop.example/api/antom/notify',
    privateKey: antomPrivateKey,
    ...change,
  })

function orderRequest(orderId: string, notifyUrl: string): PaymentsRequest {
  return {
    paymentAmount: amount,
    paymentRedirectUrl: 'http://localhost:8080/result',
    paymentNotifyUrl: notifyUrl,
    order: {
      referenceOrderId: orderId,
      orderDescription: 'Two bowls',
      orderAmount: amount,
      buyer: { referenceBuyerId: 'buyer-7' },
    },
  }
}

type PaymentsRequest = NonNullable<Awaited<ReturnType<PaymentsOptions['order']>>>['request']

function attempt({ emulator }: Antom, paymentRequestId: string, data: string): Attempt {
  const post = async (path: string, body: object): Promise<Fields> => {
    const url = new URL(path, emulator.pageUrl)
    const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    return (await answer.json()) as Fields
  }
  return {
    paymentRequestId,
    data,
    card: async (cardNumber = visa) => {
      await post('api/pay', { sessionData: data, methodType: 'CARD', cardNumber })
      await emulator.notifications.idle()
    },
    wallet: async () => {
      const view = await post('api/pay', { sessionData: data, methodType: 'ALIPAY_CN' })
      const { id } = (view['session'] as { payment: { id: string } }).payment
      await post(`/wallet/${id}/confirm`, {})
      await emulator.notifications.idle()
    },
    paid: (fields = {}) => ({
      notifyType: 'PAYMENT_RESULT',
      result: success,
      paymentRequestId,
      paymentId: `pid-${paymentRequestId}`,
      paymentAmount: amount,
      paymentMethodType: 'ALIPAY_CN',
      ...fields,
    }),
  }
}
