import { describe, expect, test, vi } from 'vitest'
import { createAntomClient } from './client.ts'
import type { AntomClientOptions } from './client.ts'
import { signRequest, verifySignature } from './signature.ts'
import vectors from './signature.test.json' with { type: 'json' }

// One throw-away pair serves both sides here; a second one plays a stranger.
const { privateKeyPkcs8Base64: privateKey, publicKeySpkiBase64: publicKey } = vectors
const success = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success.' }
const session = {
  result: success,
  paymentSessionData: 'secret-session',
  paymentSessionExpiryTime: '2030-01-01T00:00:00Z',
}
const sgd = { currency: 'SGD', value: '6000' }
const request = {
  paymentRequestId: 'PAY_1',
  paymentAmount: sgd,
  paymentRedirectUrl: 'https://shop.example/orders/1',
  order: { referenceOrderId: 'ORDER_1', orderDescription: 'Zwei Schälchen 陶器', orderAmount: sgd },
}

type Sent = { url: string; path: string; headers: Headers; body: Uint8Array }
type Reply = {
  path?: string
  clientId?: string
  tamper?: (body: string) => string
  without?: string
  status?: number
}

/** A gateway that signs as Antom does, and can be told to do it wrong. */
function gateway(answer: object | string, reply: Reply = {}) {
  const sent: Sent[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = input as string
    const path = new URL(url).pathname
    const headers = new Headers(init?.headers)
    sent.push({ url, path, headers, body: init?.body as Uint8Array })
    const body = typeof answer === 'string' ? answer : JSON.stringify(answer)
    const time = '2019-05-28T12:12:14+08:00'
    const clientId = reply.clientId ?? headers.get('client-id')!
    const signed = await signRequest({ path: reply.path ?? path, clientId, time, body }, privateKey)
    const response = new Response(reply.tamper?.(body) ?? body, { status: reply.status ?? 200 })
    response.headers.set('client-id', clientId)
    response.headers.set('response-time', time)
    response.headers.set('signature', signed.Signature)
    if (reply.without !== undefined) response.headers.delete(reply.without)
    return response
  }
  return { fetch, sent }
}

function client(fetch: typeof globalThis.fetch, options: Partial<AntomClientOptions> = {}) {
  return createAntomClient({
    clientId: 'SANDBOX_TEST',
    privateKey,
    antomPublicKey: publicKey,
    gateway: 'https://gateway.example',
    fetch,
    ...options,
  })
}

describe('a call', () => {
  test.each([
    ['SANDBOX_TEST', '/ams/sandbox/api/v1/payments/createPaymentSession'],
    ['5X00000000000000', '/ams/api/v1/payments/createPaymentSession'],
  ])('of client %s goes to %s, which is the path it signs', async (clientId, path) => {
    const { fetch, sent } = gateway(session)
    await client(fetch, { clientId }).createPaymentSession(request)
    const { url, headers, body } = sent[0]!
    expect(url).toBe(`https://gateway.example${path}`)
    const message = { path, clientId, time: headers.get('request-time')!, body }
    expect(await verifySignature(message, headers.get('signature')!, publicKey)).toBe(true)
  })

  test('sends the bytes it signed, and the fixed product with them', async () => {
    const { fetch, sent } = gateway(session)
    expect(await client(fetch).createPaymentSession(request)).toEqual(session)
    expect(JSON.parse(new TextDecoder().decode(sent[0]!.body))).toEqual({
      ...request,
      productCode: 'CASHIER_PAYMENT',
      productScene: 'CHECKOUT_PAYMENT',
    })
  })

  test.each(['F', 'U'])('returns what the API itself answers: %s', async (resultStatus) => {
    const answer = { result: { resultCode: 'ORDER_NOT_EXIST', resultStatus } }
    const { fetch } = gateway(answer)
    expect(await client(fetch).inquiryPayment({ paymentRequestId: 'PAY_1' })).toEqual(answer)
  })

  test('sends nothing when the request is wrong', async () => {
    const { fetch, sent } = gateway(session)
    await expect(client(fetch).inquiryPayment({} as never)).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
    })
    expect(sent).toEqual([])
  })
})

describe('an answer is not believed when', () => {
  const refusal = { result: { resultCode: 'SIGNATURE_INVALID', resultStatus: 'F' } }
  test.each<[string, string, object | string, Reply]>([
    [
      'a byte of it was changed',
      'BAD_SIGNATURE',
      session,
      { tamper: (body) => body.replace('secret', 'Secret') },
    ],
    [
      'it was signed for another path',
      'BAD_SIGNATURE',
      session,
      { path: '/ams/api/v1/payments/createPaymentSession' },
    ],
    ['it was signed for another client', 'BAD_SIGNATURE', session, { clientId: 'SANDBOX_OTHER' }],
    ['it says success without a signature', 'UNSIGNED_RESPONSE', session, { without: 'signature' }],
    ['its time is missing', 'UNSIGNED_RESPONSE', session, { without: 'response-time' }],
    ['it is an error without a signature', 'UNSIGNED_ERROR', refusal, { without: 'signature' }],
    ['it is not JSON', 'INVALID_RESPONSE', '<html>', {}],
    ['it has no result', 'INVALID_RESPONSE', { paymentStatus: 'SUCCESS' }, {}],
    ['its status is not 200', 'HTTP_STATUS', session, { status: 502 }],
    ['it redirects', 'HTTP_STATUS', session, { status: 302 }],
  ])('%s: %s', async (_, code, answer, reply) => {
    const error: Error = await client(gateway(answer, reply).fetch)
      .createPaymentSession(request)
      .then(
        () => expect.fail(),
        (thrown) => thrown,
      )
    expect(error).toMatchObject({ name: 'AntomError', code })
    expect(error.message).not.toContain('secret')
  })

  test('it was signed by a stranger', async () => {
    const stranger = await crypto.subtle.generateKey(
      {
        name: 'RSASSA-PKCS1-v1_5',
        modulusLength: 2048,
        publicExponent: Uint8Array.of(1, 0, 1),
        hash: 'SHA-256',
      },
      true,
      ['sign', 'verify'],
    )
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', stranger.publicKey))
    const antomPublicKey = btoa(String.fromCharCode(...spki))
    const call = client(gateway(session).fetch, { antomPublicKey }).createPaymentSession(request)
    await expect(call).rejects.toMatchObject({ code: 'BAD_SIGNATURE' })
  })

  test.each([
    ['another payment', { paymentRequestId: 'PAY_OTHER' }],
    ['no payment at all', {}],
  ])('it is an old signed “paid” about %s', async (_, about) => {
    const { fetch } = gateway({ result: success, paymentStatus: 'SUCCESS', ...about })
    await expect(client(fetch).inquiryPayment({ paymentRequestId: 'PAY_1' })).rejects.toMatchObject(
      { code: 'INVALID_RESPONSE' },
    )
  })
})

describe('no answer', () => {
  test('in time is TIMEOUT, and says to use a new paymentRequestId', async () => {
    const silent: typeof globalThis.fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
      )
    const call = client(silent, { timeout: 20 }).createPaymentSession(request)
    await expect(call).rejects.toMatchObject({
      code: 'TIMEOUT',
      message: expect.stringContaining('new paymentRequestId'),
    })
  })

  test('at all is NETWORK, with its cause', async () => {
    const cause = new TypeError('fetch failed')
    const call = client(vi.fn().mockRejectedValue(cause)).createPaymentSession(request)
    await expect(call).rejects.toMatchObject({ code: 'NETWORK', cause })
  })
})

describe('a client cannot be made with', () => {
  test.each<[string, Partial<AntomClientOptions>]>([
    ['no client id', { clientId: '' }],
    ['a gateway that is no URL', { gateway: 'open-sea-global.alipay.com' }],
    ['a gateway on plain http', { gateway: 'http://open-sea-global.alipay.com' }],
    [
      'a gateway on http that only looks like this machine',
      { gateway: 'http://127.0.0.1.example' },
    ],
    ['a gateway with a path', { gateway: 'https://open-sea-global.alipay.com/ams/api' }],
    ['no private key', { privateKey: '' }],
    ['a public key for a private one', { privateKey: publicKey }],
    ['a private key for a public one', { antomPublicKey: privateKey }],
  ])('%s', (_, options) => {
    expect(() => client(gateway(session).fetch, options)).toThrow(
      expect.objectContaining({ code: 'INVALID_CONFIG' }),
    )
  })

  test.each(['http://127.0.0.1:4100', 'http://localhost:4100/', 'http://[::1]:4100'])(
    'but with this machine’s %s',
    (url) => {
      expect(() => client(gateway(session).fetch, { gateway: url })).not.toThrow()
    },
  )
})
