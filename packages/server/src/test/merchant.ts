import {
  createAntomClient,
  signRequest,
  type AntomClient,
  type AntomClientOptions,
  type Amount,
  type ApiResult,
  type CreatePaymentSessionRequest,
  type PaymentSession,
} from '../index.ts'
import keys from './keys.json' with { type: 'json' }
import vectors from './vectors.json' with { type: 'json' }

/** The merchant's key pair is the one of the official vectors; Antom's is another. */
export const privateKey: string = vectors.privateKeyPkcs8Base64
export const merchantPublicKey: string = vectors.publicKeySpkiBase64
export const antomPrivateKey: string = keys.antomPrivateKey
export const antomPublicKey: string = keys.antomPublicKey

export const nextAntomPrivateKey: string = keys.nextAntomPrivateKey
export const nextAntomPublicKey: string = keys.nextAntomPublicKey

export const success: ApiResult & { readonly resultStatus: 'S' } = {
  resultCode: 'SUCCESS',
  resultStatus: 'S',
  resultMessage: 'success.',
}

interface SentRequest {
  readonly url: string
  readonly path: string
  readonly headers: Headers
  readonly body: Uint8Array
}

/** How a gateway answers wrongly. */
export interface Misbehaviour {
  readonly path?: string
  readonly clientId?: string
  readonly time?: string
  readonly key?: string
  readonly tamper?: (body: string) => string
  readonly without?: string
  readonly status?: number
}

export interface FakeGateway {
  readonly fetch: typeof globalThis.fetch
  readonly sent: SentRequest[]
}

/** A gateway that signs as Antom does, and can be told to do it wrong. */
export function fakeGateway(
  answer: unknown,
  { path, clientId, time, key = antomPrivateKey, tamper, without, status = 200 }: Misbehaviour = {},
): FakeGateway {
  const sent: SentRequest[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = input as string
    const request = { url, path: new URL(url).pathname, headers: new Headers(init?.headers) }
    sent.push({ ...request, body: init?.body as Uint8Array })
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
    const message = {
      path: path ?? request.path,
      clientId: clientId ?? request.headers.get('client-id')!,
      time: time ?? new Date().toISOString().replace(/\.\d+Z/, '+00:00'),
      body,
    }
    const { Signature } = await signRequest(message, key)
    const headers = new Headers({
      'client-id': message.clientId,
      'response-time': message.time,
      signature: Signature,
    })
    if (without !== undefined) {
      headers.delete(without)
    }
    return new Response(tamper?.(body) ?? body, { status, headers })
  }
  return { fetch, sent }
}

export function client(
  fetch: typeof globalThis.fetch,
  options: Partial<AntomClientOptions> = {},
): AntomClient {
  return createAntomClient({
    clientId: 'SANDBOX_TEST',
    privateKey,
    antomPublicKey,
    gateway: 'https://gateway.example',
    fetch,
    warn: () => {},
    ...options,
  })
}

const sgd: Amount = { currency: 'SGD', value: '6000' }

/** A request that is right. */
export const sessionRequest: CreatePaymentSessionRequest = {
  paymentRequestId: 'PAY_1',
  paymentAmount: sgd,
  paymentRedirectUrl: 'https://shop.example/orders/1',
  order: { referenceOrderId: 'ORDER_1', orderDescription: 'Zwei Schälchen 陶器', orderAmount: sgd },
}

export const sessionAnswer: PaymentSession = {
  result: success,
  paymentSessionData: 'secret-session',
  paymentSessionExpiryTime: '2030-01-01T00:00:00Z',
}

/** The rejection of a promise. */
export async function rejection(promise: Promise<unknown>): Promise<Error & { code?: string }> {
  try {
    await promise
  } catch (error) {
    return error as Error
  }
  throw new Error('It did not reject.')
}
