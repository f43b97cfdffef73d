import { describe, expect, test, vi } from 'vitest'
import { signRequest, verifySignature } from '../index.ts'
import { antomPublicKey } from '../test/merchant.ts'
import vectors from '../test/vectors.json' with { type: 'json' }

const {
  privateKeyPkcs8Base64: pkcs8,
  privateKeyPkcs1Base64: pkcs1,
  publicKeySpkiBase64: spki,
} = vectors
const pem = (label: string, base64: string) =>
  `-----BEGIN ${label}-----\r\n${base64.match(/.{1,64}/g)!.join('\r\n')}\r\n-----END ${label}-----\r\n`

const privateKeys = {
  'PKCS#8, one line': pkcs8,
  'PKCS#1, one line': pkcs1,
  'PKCS#8 PEM': pem('PRIVATE KEY', pkcs8),
  'PKCS#1 PEM': pem('RSA PRIVATE KEY', pkcs1),
  'PKCS#1 under a PKCS#8 label, as in Antom’s Python samples': pem('PRIVATE KEY', pkcs1),
  'a PEM from an environment variable': pem('PRIVATE KEY', pkcs8).replaceAll('\r\n', '\\n'),
}

describe.each(vectors.cases)(
  'the official vector $name',
  ({ method, path, clientId, time, body, signatureUrlEncoded }) => {
    const message = { method, path, clientId, time, body }
    const header = `algorithm=RSA256,keyVersion=1,signature=${signatureUrlEncoded}`

    test.each(Object.entries(privateKeys))('is reproduced with %s', async (_, privateKey) => {
      expect(await signRequest(message, privateKey)).toEqual({
        'Content-Type': 'application/json; charset=UTF-8',
        'Client-Id': clientId,
        'Request-Time': time,
        Signature: header,
      })
    })

    test.each([
      ['as Antom’s SDKs write it', header],
      ['with spaces after its commas', header.replaceAll(',', ', ')],
      [
        'not URL-encoded',
        `algorithm=RSA256,keyVersion=1,signature=${decodeURIComponent(signatureUrlEncoded)}`,
      ],
      ['without a key version', `algorithm=RSA256,signature=${signatureUrlEncoded}`],
    ])('verifies with a header %s', async (_, signature) => {
      expect(await verifySignature(message, signature, spki)).toBe(true)
      expect(
        await verifySignature(
          { ...message, body: new TextEncoder().encode(body) },
          signature,
          pem('PUBLIC KEY', spki),
        ),
      ).toBe(true)
    })

    test.each([
      ['one byte of the body', { body: body.replace('0001', '0002') }],
      ['a space in the body', { body: body.replace(':', ': ') }],
      ['the path', { path: `${path}/` }],
      ['the client', { clientId: `${clientId}1` }],
      ['the time', { time: `${time}0` }],
      ['the method', { method: 'GET' }],
    ])('no longer verifies after a change of %s', async (_, change) => {
      expect(await verifySignature({ ...message, ...change }, header, spki)).toBe(false)
    })

    test.each([
      '',
      'signature=',
      'signature=%E0%A4%A',
      'signature=???',
      'algorithm=RSA256,keyVersion=1',
      signatureUrlEncoded,
      header.slice(0, -20),
    ])('is false, not an exception, with the malformed header %j', async (signature) => {
      expect(await verifySignature(message, signature, spki)).toBe(false)
    })
  },
)

const [{ path, clientId, time, body, signatureUrlEncoded }] = vectors.cases as [
  (typeof vectors.cases)[number],
]
const message = { path, clientId, time, body }
const header = `signature=${signatureUrlEncoded}`

describe('a message from JavaScript without types', () => {
  test.each<[string, object, unknown]>([
    ['without a signature header', {}, null],
    ['with an undefined signature header', {}, undefined],
    ['with a signature that is no text', {}, 5],
    ['without a client-id header', { clientId: null }, header],
    ['without a request-time header', { time: null }, header],
  ])('%s is false', async (_, change, signature) => {
    expect(await verifySignature({ ...message, ...change }, signature as string, spki)).toBe(false)
  })

  test.each<[string, unknown]>([
    ['a parsed body', JSON.parse(body)],
    ['a list as its body', [1, 2]],
    ['null as its body', null],
    ['no body', undefined],
    ['a number as its body', 5n],
  ])('with %s is refused, with the cure', async (_, wrong) => {
    const wrongMessage = { ...message, body: wrong as string }
    for (const call of [
      verifySignature(wrongMessage, header, spki),
      verifySignature(wrongMessage, null, spki),
      signRequest(wrongMessage, pkcs8),
    ]) {
      await expect(call).rejects.toMatchObject({
        name: 'AntomError',
        code: 'INVALID_REQUEST',
        message: expect.stringContaining('Read the body before a parser does'),
      })
    }
  })

  test.each([null, undefined, 5, 'text'])('that is %s is refused', async (wrong) => {
    const refused = { name: 'AntomError', code: 'INVALID_REQUEST' }
    await expect(verifySignature(wrong as never, header, spki)).rejects.toMatchObject(refused)
    await expect(signRequest(wrong as never, pkcs8)).rejects.toMatchObject(refused)
  })
})

test('a line break in path, client or time is refused: it could stand for another message', async () => {
  for (const name of ['path', 'clientId', 'time', 'method']) {
    const call = signRequest({ ...message, [name]: 'a\nb' }, pkcs8)
    await expect(call).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  }
})

test('the body may be text, bytes or an ArrayBuffer', async () => {
  const bytes = new TextEncoder().encode(body)
  for (const each of [body, bytes, bytes.buffer, bytes.subarray()]) {
    expect(await verifySignature({ ...message, body: each }, header, spki)).toBe(true)
  }
})

test('several keys: any of them may have signed', async () => {
  expect(await verifySignature(message, header, [antomPublicKey, spki])).toBe(true)
  expect(await verifySignature(message, header, [spki, antomPublicKey])).toBe(true)
  expect(await verifySignature(message, header, [antomPublicKey])).toBe(false)
})

const notImplemented = () => {
  throw new Error('not implemented')
}
test.each<[string, unknown]>([
  ['has no process', undefined],
  ['has an older Node', {}],
  ['has no node:crypto', { getBuiltinModule: () => undefined }],
  [
    'imitates node:crypto in part',
    { getBuiltinModule: () => ({ createPublicKey: notImplemented, verify: notImplemented }) },
  ],
  [
    'cannot verify with node:crypto',
    { getBuiltinModule: () => ({ createPublicKey: () => ({}), verify: notImplemented }) },
  ],
])('in a runtime that %s, WebCrypto verifies the same', async (name, runtime) => {
  vi.stubGlobal('process', runtime)
  try {
    // Another text of the same key: each text is imported on its own.
    const key = `${name}\n${pem('PUBLIC KEY', spki)}`
    expect(await verifySignature(message, header, key)).toBe(true)
    expect(await verifySignature({ ...message, body: `${body} ` }, header, key)).toBe(false)
    expect(await verifySignature(message, 'signature=AAAA', key)).toBe(false)
  } finally {
    vi.unstubAllGlobals()
  }
})
