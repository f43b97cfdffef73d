import { describe, expect, test } from 'vitest'
import {
  acknowledge,
  NotificationError,
  readNotification,
  type Notification,
  type NotificationErrorCode,
} from '../index.ts'
import { createKeyPair, signNotification } from '../testing/index.ts'
import {
  antomPrivateKey,
  antomPublicKey,
  merchantPublicKey,
  privateKey,
  rejection,
} from '../test/merchant.ts'
import vectors from '../test/vectors.json' with { type: 'json' }

const url = 'https://shop.example/api/antom/notify'
const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' }
const paymentAmount = { currency: 'SGD', value: '6000' }
const paid = {
  notifyType: 'PAYMENT_RESULT',
  result,
  paymentRequestId: 'PAY_1',
  paymentId: 'PID_1',
  paymentAmount,
  paymentMethodType: 'CARD',
  aNewField: { any: [1] },
}
const signed = (notification: object | string, change: object = {}) =>
  signNotification({ notification, url, privateKey: antomPrivateKey, ...change })
const options = { antomPublicKey }

test('the official vector is read', async () => {
  const { path, clientId, time, body, signatureUrlEncoded } = vectors.cases[1]!
  const headers = {
    'client-id': clientId,
    'request-time': time,
    signature: `algorithm=RSA256, keyVersion=1, signature=${signatureUrlEncoded}`,
  }
  const request = new Request(`https://shop.example${path}`, { method: 'POST', headers, body })
  const read = await readNotification(request, { antomPublicKey: vectors.publicKeySpkiBase64 })
  expect(read).toEqual(JSON.parse(body))
})

test.each<[string, object]>([
  ['a payment', paid],
  [
    'a failed payment',
    { ...paid, result: { resultCode: 'RISK_REJECT', resultStatus: 'F' }, paymentId: undefined },
  ],
  ['a pending payment', { ...paid, notifyType: 'PAYMENT_PENDING' }],
  [
    'a capture',
    { notifyType: 'CAPTURE_RESULT', result, paymentId: 'PID_1', captureAmount: paymentAmount },
  ],
  [
    'a refund',
    { notifyType: 'REFUND_RESULT', result, refundRequestId: 'REF_1', refundStatus: 'SUCCESS' },
  ],
  ['a type that nobody knows yet', { notifyType: 'DISPUTE_CREATED', result }],
  ['a type with the name of a built-in', { notifyType: 'constructor', result }],
])('%s is read as Antom sent it', async (_, notification) => {
  expect(await readNotification(await signed(notification), options)).toEqual(
    JSON.parse(JSON.stringify(notification)),
  )
})

test('null is a field without a value', async () => {
  const read = await readNotification(await signed({ ...paid, paymentTime: null }), options)
  expect(read).not.toHaveProperty('paymentTime')
})

test('notifyType tells the types apart', async () => {
  const notification: Notification = await readNotification(await signed(paid), options)
  expect(idOf(notification)).toBe('PAY_1')
})

function idOf(notification: Notification): string {
  switch (notification.notifyType) {
    case 'PAYMENT_RESULT':
    case 'PAYMENT_PENDING':
      return notification.paymentRequestId
    case 'CAPTURE_RESULT':
      return notification.paymentId
    case 'REFUND_RESULT':
      return notification.refundRequestId
    default:
      return 'other'
  }
}

describe('is refused', () => {
  test.each<[string, NotificationErrorCode, number, () => Request | Promise<Request>]>([
    [
      'a request without a signature',
      'UNSIGNED',
      401,
      () => new Request(url, { method: 'POST', body: '{}' }),
    ],
    [
      'a signature header without a signature',
      'BAD_SIGNATURE',
      401,
      async () => changed(await signed(paid), { signature: 'algorithm=none' }),
    ],
    ['a forged signature', 'BAD_SIGNATURE', 401, () => signed(paid, { privateKey })],
    [
      'a changed body',
      'BAD_SIGNATURE',
      401,
      async () =>
        changed(await signed(paid), {}, JSON.stringify({ ...paid, paymentRequestId: 'PAY_2' })),
    ],
    [
      'a changed client',
      'BAD_SIGNATURE',
      401,
      async () => changed(await signed(paid), { 'client-id': 'X' }),
    ],
    [
      'a changed time',
      'BAD_SIGNATURE',
      401,
      async () => changed(await signed(paid), { 'request-time': '1' }),
    ],
    ['more than 1 MiB', 'TOO_LARGE', 413, () => signed({ ...paid, more: 'x'.repeat(1_048_576) })],
    ['a body that is no JSON', 'UNREADABLE', 400, () => signed('<xml>')],
    ['a body that is null', 'UNREADABLE', 400, () => signed('null')],
    ['no type', 'UNREADABLE', 400, () => signed({ result })],
    ['no result', 'UNREADABLE', 400, () => signed({ ...paid, result: undefined })],
    [
      'an amount that is a number',
      'UNREADABLE',
      400,
      () => signed({ ...paid, paymentAmount: { currency: 'SGD', value: 6000 } }),
    ],
    [
      'a capture without its payment',
      'UNREADABLE',
      400,
      () => signed({ notifyType: 'CAPTURE_RESULT', result }),
    ],
    [
      'a refund without its id',
      'UNREADABLE',
      400,
      () => signed({ notifyType: 'REFUND_RESULT', result }),
    ],
  ])('%s: %s, HTTP %i', async (_, code, status, request) => {
    const error = await rejection(readNotification(await request(), options))
    expect(error).toBeInstanceOf(NotificationError)
    expect(error).toMatchObject({ name: 'NotificationError', code, status })
    expect(error.message).not.toContain('PAY_')
  })

  test('a body that something has read before, with the cure', async () => {
    const request = await signed(paid)
    await request.text()
    const error = await rejection(readNotification(request, options))
    expect(error).toMatchObject({ code: 'BODY_READ', status: 500 })
    expect(error.message).toContain('before any parser')
  })

  test('an endless body, after 1 MiB', async () => {
    let chunks = 0
    const body = new ReadableStream({
      pull(controller) {
        chunks += 1
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const endless = new Request(url, { method: 'POST', body, duplex: 'half' } as RequestInit)
    expect(await rejection(readNotification(endless, options))).toMatchObject({ code: 'TOO_LARGE' })
    expect(chunks).toBeLessThan(20)
  })

  test('what is older than a tolerance that is set; without one, any time is right', async () => {
    const time = '2026-11-28T12:00:00+08:00'
    const now = () => Date.parse('2026-11-29T04:22:00Z')
    expect(await readNotification(await signed(paid, { time }), { ...options, now })).toEqual(paid)
    const stale = readNotification(await signed(paid, { time }), {
      ...options,
      now,
      tolerance: 60_000,
    })
    expect(await rejection(stale)).toMatchObject({ code: 'STALE', status: 401 })
  })
})

describe('a failed signature is explained, and accepted by nobody:', () => {
  test.each<[string, string, string | undefined, RegExp]>([
    [
      'a proxy that adds a prefix',
      'https://shop.example/prefix/api/antom/notify',
      undefined,
      /publicPath: "\/api\/antom\/notify"/,
    ],
    ['a slash at the end', `${url}/`, undefined, /publicPath: "\/api\/antom\/notify"/],
    ['a wrong publicPath', url, '/notify', /publicPath: "\/api\/antom\/notify"/],
  ])('%s', async (_, at, publicPath, message) => {
    const request = await signed(paid)
    const moved = new Request(at, {
      method: 'POST',
      headers: request.headers,
      body: JSON.stringify(paid),
    })
    const error = await rejection(readNotification(moved, { ...options, publicPath }))
    expect(error).toMatchObject({ code: 'BAD_SIGNATURE' })
    expect(error.message).toMatch(message)
  })

  test('a query that is signed', async () => {
    const request = await signed(paid)
    const { signRequest } = await import('../index.ts')
    const headers = await signRequest(
      { path: '/api/antom/notify?order=1', clientId: 'A', time: '1', body: JSON.stringify(paid) },
      antomPrivateKey,
    )
    const queried = new Request(`${url}?order=1`, {
      method: 'POST',
      headers,
      body: await request.text(),
    })
    const error = await rejection(readNotification(queried, options))
    expect(error.message).toContain('publicPath: "/api/antom/notify?order=1"')
  })

  test('another key', async () => {
    const error = await rejection(
      readNotification(await signed(paid), { antomPublicKey: merchantPublicKey }),
    )
    expect(error.message).toMatch(/antomPublicKey is another key/)
  })
})

test('with publicPath, a notification behind a proxy is read', async () => {
  const request = await signed(paid)
  const moved = new Request('http://10.0.0.7/internal', {
    method: 'POST',
    headers: request.headers,
    body: JSON.stringify(paid),
  })
  const publicPath = '/api/antom/notify'
  expect(await readNotification(moved, { ...options, publicPath })).toEqual(paid)
})

test('several keys: any of them may have signed', async () => {
  const { publicKey } = await createKeyPair()
  const keys = [publicKey, antomPublicKey]
  expect(await readNotification(await signed(paid), { antomPublicKey: keys })).toEqual(paid)
})

test.each([
  { antomPublicKey: '' },
  { ...options, publicPath: 'https://a.example/' },
  { ...options, tolerance: -1 },
])('options that cannot be right are INVALID_CONFIG', async (wrong) => {
  const error = await rejection(readNotification(await signed(paid), wrong))
  expect(error).toMatchObject({ name: 'AntomError', code: 'INVALID_CONFIG' })
})

test('the acknowledgement is the documented one, to the letter', async () => {
  const response = acknowledge()
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json; charset=UTF-8')
  expect(await response.text()).toBe(
    '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}',
  )
})

function changed(request: Request, headers: Record<string, string>, body?: string): Request {
  const copy = new Request(request, body === undefined ? {} : { body })
  for (const [name, value] of Object.entries(headers)) {
    copy.headers.set(name, value)
  }
  return copy
}
