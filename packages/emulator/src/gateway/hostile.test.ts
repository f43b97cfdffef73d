import { afterAll, beforeAll, expect, test } from 'vitest'
import { startEmulator, type Emulator } from '../index.ts'
import { createMerchant, order, sandbox, type Json } from '../test/merchant.ts'
import { linesOf, rawBytes, sendRaw, type RawRequest } from '../test/raw.ts'

/** Requests that no merchant sends, byte by byte: each gets a documented refusal, and the emulator goes on. */

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator()
})
afterAll(() => emulator.close())

const create = `${sandbox}createPaymentSession`
const inquire = `${sandbox}inquiryPayment`

const orderWith = (field: string, json: string): string =>
  JSON.stringify(order()).replace(new RegExp(`"${field}":("[^"]*"|\\d+)`), `"${field}":${json}`)

/** An order that is right but for its metadata. */
function withMetadata(before: string, after: string): string {
  return `{"metadata":${before}1${after},${JSON.stringify(order()).slice(1)}`
}

/** A header that was there before: again, with another value. */
const withHeader = (name: string, value: string): Pick<RawRequest, 'headerLines'> => ({
  headerLines: (usual) => [...linesOf(usual), `${name}: ${value}`],
})
const replacing = (changes: Record<string, string>): Pick<RawRequest, 'headerLines'> => ({
  headerLines: (usual) => linesOf({ ...usual, ...changes }),
})

const HUGE = String(300 * 1024 * 1024)

const refused: [string, RawRequest, code: string][] = [
  ['an operation named constructor', { target: `${sandbox}constructor` }, 'NO_INTERFACE_DEF'],
  ['an operation named __proto__', { target: `${sandbox}__proto__` }, 'NO_INTERFACE_DEF'],
  ['an operation named toString', { target: `${sandbox}toString` }, 'NO_INTERFACE_DEF'],
  ['an operation named get', { target: `${sandbox}get` }, 'NO_INTERFACE_DEF'],
  ['no operation', { target: sandbox }, 'NO_INTERFACE_DEF'],
  ['a path below an operation', { target: `${create}/x` }, 'NO_INTERFACE_DEF'],
  ['an encoded operation', { target: `${sandbox}%63apture` }, 'NO_INTERFACE_DEF'],
  ['a double slash', { target: '/ams/api//v1/payments/capture' }, 'NO_INTERFACE_DEF'],
  ['no path below /ams', { target: '/ams' }, 'NO_INTERFACE_DEF'],
  ['an absolute target with another path', { target: 'http://x/ams/y' }, 'NO_INTERFACE_DEF'],
  ['another version', { target: '/ams/api/v2/payments/capture' }, 'NO_INTERFACE_DEF'],
  ['a path that climbs', { target: '/ams/../checkout-page/index.html' }, 'NO_INTERFACE_DEF'],
  ['GET', { method: 'GET', target: inquire }, 'METHOD_NOT_SUPPORTED'],
  ['PATCH', { method: 'PATCH', target: inquire }, 'METHOD_NOT_SUPPORTED'],
  ['two client ids', { target: inquire, ...withHeader('Client-Id', 'x') }, 'INVALID_CLIENT'],
  ['two request times', { target: inquire, ...withHeader('Request-Time', '1') }, 'PARAM_ILLEGAL'],
  [
    'two signatures',
    { target: inquire, ...withHeader('Signature', 'signature=AAAA') },
    'SIGNATURE_INVALID',
  ],
  [
    'a signature of 10,000 commas',
    { target: inquire, ...replacing({ Signature: ','.repeat(10_000) }) },
    'SIGNATURE_INVALID',
  ],
  [
    'a signature with broken escapes',
    { target: inquire, ...replacing({ Signature: 'signature=%E0%A4%A' }) },
    'SIGNATURE_INVALID',
  ],
  [
    'the algorithm none',
    { target: inquire, ...replacing({ Signature: 'algorithm=none,signature=AAAA' }) },
    'SIGNATURE_INVALID',
  ],
  [
    'a request time that is no time',
    { target: inquire, time: '2023-99-99Tgarbage' },
    'PARAM_ILLEGAL',
  ],
  [
    'a huge body of a stranger, before it is sent',
    { target: create, ...replacing({ 'Client-Id': 'stranger', 'Content-Length': HUGE }) },
    'INVALID_CLIENT',
  ],
  [
    'a huge body of the merchant, before it is sent',
    { target: create, ...replacing({ 'Content-Length': HUGE }) },
    'PARAM_ILLEGAL',
  ],
  ['no body', { target: create }, 'PARAM_ILLEGAL'],
  ['a body in bytes that are no text', { target: create, body: Buffer.of(255) }, 'PARAM_ILLEGAL'],
  ['a body that is not JSON', { target: create, body: '{"a":' }, 'PARAM_ILLEGAL'],
  ['the body null', { target: create, body: 'null' }, 'PARAM_ILLEGAL'],
  ['a list', { target: create, body: '[]' }, 'PARAM_ILLEGAL'],
  ['a text', { target: create, body: '"order"' }, 'PARAM_ILLEGAL'],
  ['a number', { target: create, body: '1e400' }, 'PARAM_ILLEGAL'],
  [
    'metadata nested 20,000 deep',
    { target: create, body: withMetadata('{"a":'.repeat(20_000), '}'.repeat(20_000)) },
    'PARAM_ILLEGAL',
  ],
  ['lists nested 500,000 deep', { target: create, body: '['.repeat(500_000) }, 'PARAM_ILLEGAL'],
  [
    'lists nested 65 deep',
    { target: create, body: withMetadata('['.repeat(64), ']'.repeat(64)) },
    'PARAM_ILLEGAL',
  ],
  [
    'a prototype',
    { target: create, body: `{"__proto__":${JSON.stringify(order())}}` },
    'PARAM_ILLEGAL',
  ],
  [
    'a quantity of 900,000 digits',
    { target: create, body: orderWith('goodsQuantity', `"${'9'.repeat(900_000)}"`) },
    'PARAM_ILLEGAL',
  ],
  [
    'a quantity of 900,000 digits, as a number',
    { target: create, body: orderWith('goodsQuantity', '9'.repeat(900_000)) },
    'PARAM_ILLEGAL',
  ],
  [
    'a quantity beyond all numbers',
    { target: create, body: orderWith('goodsQuantity', '1e400') },
    'PARAM_ILLEGAL',
  ],
  [
    'a price of 900,000 digits',
    { target: create, body: orderWith('value', `"${'9'.repeat(900_000)}"`) },
    'PARAM_ILLEGAL',
  ],
  [
    'an order number of 900,000 letters',
    { target: create, body: orderWith('referenceOrderId', `"${'x'.repeat(900_000)}"`) },
    'PARAM_ILLEGAL',
  ],
  [
    'a redirect to a script',
    { target: create, body: orderWith('paymentRedirectUrl', '"javascript:alert(1)//\\nhttp://x"') },
    'PARAM_ILLEGAL',
  ],
  ['an id that is an object', { target: inquire, body: '{"paymentId":{}}' }, 'PARAM_ILLEGAL'],
]

test.each(refused)('%s is refused', async (_what, request, code) => {
  const answer = await sendRaw(emulator, rawBytes(emulator, request))
  expect(answer?.status).toBe(200)
  expect(answer?.headers.get('content-type')).toBe('application/json;charset=UTF-8')
  const { result } = answer!.json()
  expect(result).toMatchObject({ resultCode: code, resultStatus: 'F' })
  expect(result['resultMessage']!.length).toBeLessThanOrEqual(256)
  await expectAlive()
})

test('the table has forty requests', () => {
  expect(refused.length).toBeGreaterThanOrEqual(40)
})

const notHttp: [string, Buffer][] = [
  [
    'a path in bytes that are no text',
    Buffer.from('POST /ams/\u00ff HTTP/1.1\r\nHost: x\r\n\r\n', 'latin1'),
  ],
  ['no host', Buffer.from(`POST ${create} HTTP/1.1\r\n\r\n`)],
  ['two lengths', head('Content-Length: 1', 'Content-Length: 2')],
  ['a length and chunks', head('Content-Length: 1', 'Transfer-Encoding: chunked')],
  ['a negative length', head('Content-Length: -1')],
  ['a chunk without a size', Buffer.concat([head('Transfer-Encoding: chunked'), Buffer.from('x')])],
  ['a header of 100 kB', head(`X: ${'x'.repeat(100_000)}`)],
  ['a method that is none', Buffer.from('BREW / HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['no HTTP at all', Buffer.from('\u0016\u0003\u0001 TLS, please\r\n\r\n')],
  ['CONNECT', Buffer.from('CONNECT shop.test:443 HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['a target of *', Buffer.from('OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n')],
  ['a host that is none', Buffer.from('GET / HTTP/1.1\r\nHost: @:x\r\n\r\n')],
  ['a path with two slashes', Buffer.from('GET //evil.test/ HTTP/1.1\r\nHost: x\r\n\r\n')],
]

function head(...lines: string[]): Buffer {
  return Buffer.from([`POST ${create} HTTP/1.1`, 'Host: x', ...lines, '', ''].join('\r\n'))
}

test.each(notHttp)('%s is no request: HTTP 4xx, or closed', async (_what, bytes) => {
  const answer = await sendRaw(emulator, bytes)
  expect(answer?.status ?? 400).toBeLessThan(500)
  expect(answer?.status ?? 400).toBeGreaterThanOrEqual(400)
  await expectAlive()
})

test('metadata 63 deep, and brackets in texts, are as good as any', async () => {
  const body = withMetadata('['.repeat(63), ']'.repeat(63)).replace('A bag', '[{'.repeat(100))
  const answer = await sendRaw(emulator, rawBytes(emulator, { target: create, body }))
  expect(answer?.json().result['resultCode']).toBe('SUCCESS')
})

test('two requests in one packet are both answered', async () => {
  const one = rawBytes(emulator, { target: inquire, body: '{"paymentId":"1"}' })
  const answer = await sendRaw(emulator, Buffer.concat([one, one]))
  expect(answer?.status).toBe(200)
  await expectAlive()
})

test.each([
  ['the gateway', create],
  ['the page', '/checkout-page/pages/payment/api/pay'],
  ['the wallet', '/wallet/1/confirm'],
])('a body without an end does not fill the memory of %s', async (_what, target) => {
  const chunk = Buffer.concat([
    Buffer.from(`${(65_536).toString(16)}\r\n`),
    Buffer.alloc(65_536, 'x'),
    Buffer.from('\r\n'),
  ])
  const chunked = rawBytes(emulator, {
    target,
    headerLines: ({ 'Content-Length': _length, ...usual }) =>
      linesOf({ ...usual, 'Transfer-Encoding': 'chunked' }),
  })
  const before = memory()
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => sendRaw(emulator, chunked, chunk)),
  )
  for (const answer of answers) {
    expect(answer?.status ?? 413).toBeLessThan(500)
  }
  expect(memory() - before).toBeLessThan(100)
  await expectAlive()
})

test('a refused order takes no memory', async () => {
  const body = orderWith('goodsQuantity', `"${'9'.repeat(900_000)}"`)
  const bytes = rawBytes(emulator, { target: create, body })
  const before = memory()
  for (let round = 0; round < 100; round += 1) {
    await sendRaw(emulator, bytes)
  }
  expect(memory() - before).toBeLessThan(60)
})

function memory(): number {
  ;(globalThis as { gc?: () => void }).gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 1024 / 1024
}

async function expectAlive(): Promise<void> {
  const answer: Json = await createMerchant(emulator).inquire({ paymentId: '1' })
  expect(answer).toMatchObject({ result: { resultCode: 'ORDER_NOT_EXIST' } })
}
