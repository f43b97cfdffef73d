import { createPrivateKey, sign } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmulator, type Emulator } from '../index.ts'
import { order, production, sandbox } from '../test/merchant.ts'
import { linesOf, rawBytes, sendRaw, type RawRequest } from '../test/raw.ts'
import { parseSignatureHeader, verifySignature } from './signature.ts'

/** Requests as Antom's official SDKs write them, byte by byte (PROTOCOL.md, "How Antom's SDKs send"). */

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

type Wire = (path: string, body: string) => RawRequest

const sdks: [string, Wire][] = [
  [
    'Java 2.2.8',
    (path, body) => ({
      target: path,
      time: '1764347477123',
      body,
      headerLines: (usual) =>
        linesOf({ ...usual, 'User-Agent': 'global-open-sdk-java/2.2.8', Accept: '*/*' }),
    }),
  ],
  [
    'Python 1.5.5: an absolute target, and a time with an offset',
    (path, body) => ({
      target: `https://open-sea-global.alipay.com${path}`,
      signedPath: path,
      time: '2026-11-28T16:31:17+00:00',
      body,
      headerLines: (usual) =>
        linesOf(
          Object.fromEntries(
            Object.entries(usual).map(([name, value]) => [name.toLowerCase(), value]),
          ),
        ),
    }),
  ],
  [
    'PHP 1.5.5: a time whose offset has no colon',
    (path, body) => ({ target: path, time: '2026-11-28T16:31:17+0000', body }),
  ],
  [
    'Go 1.3.5: Content-Type twice, and an empty Agent-Token',
    (path, body) => ({
      target: path,
      body,
      headerLines: (usual) => [
        ...linesOf(usual),
        'Content-Type: application/json; charset=UTF-8',
        'Agent-Token: ',
        'Key-Version: 1',
        'Sdk-Version: global-open-sdk-go/1.3.5',
        'Accept-Encoding: gzip',
      ],
    }),
  ],
  [
    'the documents: spaces in the signature, and an agent token',
    (path, body) => ({
      target: path,
      body,
      headerLines: (usual) =>
        linesOf({
          ...usual,
          Signature: usual['Signature']!.replaceAll(',', ', '),
          'agent-token': 'x',
        }),
    }),
  ],
]

const calls: [string, string, string][] = [
  ['createPaymentSession', '', 'SUCCESS'],
  ['inquiryPayment', '{"paymentRequestId":"1","paymentId":null}', 'ORDER_NOT_EXIST'],
  [
    'capture',
    '{"captureRequestId":"1","paymentId":"1","captureAmount":{"currency":"SGD","value":"1"}}',
    'ORDER_NOT_EXIST',
  ],
  [
    'refund',
    '{"refundRequestId":"1","paymentId":"1","refundAmount":{"currency":"SGD","value":"1"}}',
    'ORDER_NOT_EXIST',
  ],
  ['inquiryRefund', '{"refundRequestId":"1"}', 'REFUND_NOT_EXIST'],
  ['cancel', '{"paymentRequestId":"1"}', 'ORDER_NOT_EXIST'],
  ['payForMe', '{}', 'NO_INTERFACE_DEF'],
]

const table = sdks.flatMap(([sdk, wire]) =>
  calls.flatMap(([operation, body, code]) =>
    [production, sandbox].map((prefix) => ({ sdk, wire, path: prefix + operation, body, code })),
  ),
)

test.each(table)('$sdk is understood: $path', async ({ wire, path, body, code }) => {
  const text = body || JSON.stringify(order())
  const answer = await sendRaw(emulator, rawBytes(emulator, wire(path, text)))
  expect(answer?.status).toBe(200)
  expect(answer?.json().result['resultCode']).toBe(code)

  // Python and PHP look for these names in lower case.
  const { headers } = answer!
  const { clientId, antomPublicKey } = emulator.credentials
  expect(headers.get('client-id')).toBe(clientId)
  const { signature } = parseSignatureHeader(headers.get('signature'))!
  const content = {
    method: 'POST',
    path,
    clientId,
    time: headers.get('response-time')!,
    body: Buffer.from(answer!.body),
  }
  expect(verifySignature(content, signature, antomPublicKey)).toBe(true)
})

test.each(sdks)('%s is refused when its body was changed on the way', async (_sdk, wire) => {
  const path = `${sandbox}inquiryPayment`
  const bytes = rawBytes(emulator, wire(path, '{"paymentId":"1"}')).toString('latin1')
  const changed = Buffer.from(bytes.replace('{"paymentId":"1"}', '{"paymentId":"2"}'), 'latin1')
  const answer = await sendRaw(emulator, changed)
  expect(answer?.json().result['resultCode']).toBe('SIGNATURE_INVALID')
  expect(answer?.headers.has('signature')).toBe(false)
})

test('the signature of an absolute target is over its path: one over the whole target is refused', async () => {
  const path = `${sandbox}inquiryPayment`
  const target = `http://shop.test${path}`
  const bytes = rawBytes(emulator, { target, signedPath: target, body: '{"paymentId":"1"}' })
  const answer = await sendRaw(emulator, bytes)
  expect(answer?.json().result['resultCode']).toBe('SIGNATURE_INVALID')
})

test('the pages understand an absolute target as well', async () => {
  const { pathname } = new URL(emulator.pageUrl)
  const request = `GET http://checkout.test${pathname} HTTP/1.1\r\nHost: checkout.test\r\n\r\n`
  const answer = await sendRaw(emulator, Buffer.from(request))
  expect(answer?.status).toBe(200)
})

test('the PKCS#1 form is the same key as the PKCS#8 form', () => {
  const { privateKey, privateKeyPkcs1 } = emulator.credentials
  const signed = (key: string, type: 'pkcs1' | 'pkcs8'): string =>
    sign(
      'sha256',
      Buffer.from('x'),
      createPrivateKey({ key: Buffer.from(key, 'base64'), format: 'der', type }),
    ).toString('base64')
  expect(signed(privateKeyPkcs1, 'pkcs1')).toBe(signed(privateKey, 'pkcs8'))
})
