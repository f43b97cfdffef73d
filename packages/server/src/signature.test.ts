import { describe, expect, test } from 'vitest'
import { signRequest, verifySignature } from './signature.ts'
import vectors from './signature.test.json' with { type: 'json' }

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

test('a key that cannot be read is named without a piece of it', async () => {
  const message = { path: '/', clientId: 'A', body: '' }
  for (const key of ['', 'not base64!', 'AAAA', spki, pkcs8.slice(0, 400), pkcs1.slice(0, 400)]) {
    const error: Error = await signRequest(message, key).catch((thrown) => thrown)
    expect(error).toMatchObject({ name: 'AntomError', code: 'INVALID_CONFIG' })
    expect(error.message).toMatch(/privateKey must be/)
    expect(error.message).not.toContain(key.slice(0, 8) || 'MII')
  }
})

test('a private key in the place of Antom’s public one is told', async () => {
  const verified = verifySignature(
    { path: '/', clientId: 'A', time: '1', body: '' },
    'signature=AA',
    pkcs8,
  )
  await expect(verified).rejects.toThrow(/antomPublicKey must be Antom's public key/)
})
