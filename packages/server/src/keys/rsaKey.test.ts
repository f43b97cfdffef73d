import { describe, expect, test, vi } from 'vitest'
import { createAntomClient, signRequest, verifySignature } from '../index.ts'
import keys from '../test/keys.json' with { type: 'json' }
import { antomPublicKey, merchantPublicKey, privateKey } from '../test/merchant.ts'

const make = (options: object) => () =>
  createAntomClient({
    clientId: 'SANDBOX_1',
    privateKey,
    antomPublicKey,
    gateway: 'https://gateway.example',
    ...options,
  })

const pem = (label: string, base64: string): string =>
  `-----BEGIN ${label}-----\n${base64.match(/.{1,64}/g)!.join('\n')}\n-----END ${label}-----\n`

describe('when the client is made, privateKey is refused by name:', () => {
  test.each<[string, unknown, RegExp]>([
    ['nothing', undefined, /it is missing/],
    ['null', null, /it is null/],
    ['an object', { kty: 'RSA' }, /it is an object/],
    ['an empty text', ' \n', /it is empty/],
    ['words', 'my secret key', /it is no key/],
    [
      'a key in quotation marks',
      `"${privateKey}"`,
      /characters that no key has.*without quotation marks/,
    ],
    ['base64 of something else', 'AAAA', /it is no key/],
    ['a public key', merchantPublicKey, /it is a public one\. Did you mix up the two/],
    ['an encrypted PEM', keys.encrypted, /an encrypted private key\. Decrypt it first/],
    ['an encrypted PEM of OpenSSL 1', keys.encryptedOld, /an encrypted private key/],
    ['an encrypted key without its label', keys.encryptedBase64, /an encrypted private key/],
    ['an EC key', keys.ecPrivate, /an EC key/],
    ['an EC key in SEC 1', keys.ecSec1, /an EC key/],
    ['an RSA-PSS key', keys.pssPrivate, /an RSA-PSS key/],
    ['an Ed25519 key', keys.edPrivate, /an Ed25519 key/],
    ['an OpenSSH key', keys.openSsh, /an OpenSSH key/],
    ['512 bits', keys.rsa512Private, /it has 512 bits/],
    ['a key whose end is missing', privateKey.slice(0, 800), /cut off/],
    ['a PEM whose end is missing', pem('PRIVATE KEY', privateKey).slice(0, 900), /cut off/],
    ['a key with one bit changed', keys.damaged, /a damaged key/],
    ['two keys', pem('PRIVATE KEY', privateKey).repeat(2), /it holds 2 keys/],
    ['a long text', 'A'.repeat(1_000_000), /it has 1000000 characters/],
  ])('%s', (_, wrong, message) => {
    expect(make({ privateKey: wrong })).toThrow(
      expect.objectContaining({ name: 'AntomError', code: 'INVALID_CONFIG' }),
    )
    expect(make({ privateKey: wrong })).toThrow(/^privateKey must be your RSA private key/)
    expect(make({ privateKey: wrong })).toThrow(message)
  })
})

describe('when the client is made, antomPublicKey is refused by name:', () => {
  test.each<[string, unknown, RegExp]>([
    ['a private key', keys.antomPrivateKey, /it is a private one\. Did you mix up the two/],
    ['an encrypted private key', keys.encrypted, /an encrypted private key/],
    ['an EC key', keys.ecPublic, /an EC key/],
    ['an RSA-PSS key', keys.pssPublic, /an RSA-PSS key/],
    ['an Ed25519 key', keys.edPublic, /an Ed25519 key/],
    ['512 bits', keys.rsa512Public, /it has 512 bits/],
    ['1024 bits', keys.rsa1024Public, /it has 1024 bits/],
    ['a certificate', keys.certificate, /a certificate\. Take the public key out of it/],
    ['the public half of your own key', merchantPublicKey, /public half of your own privateKey/],
    ['your own key among several', [antomPublicKey, merchantPublicKey], /of your own privateKey/],
    ['no key at all', [], /1 to 10 keys, but the list had 0/],
    ['a bad key among several', [antomPublicKey, keys.ecPublic], /^antomPublicKey\[1\] .*EC key/],
    ['a list with a hole', Array.from({ length: 2 }), /^antomPublicKey\[0\] .*missing/],
  ])('%s', (_, wrong, message) => {
    expect(make({ antomPublicKey: wrong })).toThrow(
      expect.objectContaining({ name: 'AntomError', code: 'INVALID_CONFIG' }),
    )
    expect(make({ antomPublicKey: wrong })).toThrow(message)
  })
})

test.each([
  ['one line', antomPublicKey],
  ['PEM', pem('PUBLIC KEY', antomPublicKey)],
  ['PEM in one line with \\n', pem('PUBLIC KEY', antomPublicKey).replaceAll('\n', '\\n')],
  ['PEM with CRLF', pem('PUBLIC KEY', antomPublicKey).replaceAll('\n', '\r\n')],
  ['PKCS#1', keys.antomPublicPkcs1],
])('Antom’s public key may come as %s', (_, key) => {
  expect(make({ antomPublicKey: key })).not.toThrow()
})

test.each([60, 300, 500, 650, 800, 900, 1000, 1150])(
  'a private key with bit 0 of byte %i changed is refused when the client is made',
  (position) => {
    const bytes = Uint8Array.from(atob(privateKey), (character) => character.charCodeAt(0))
    bytes[position]! ^= 1
    const changed = btoa(String.fromCharCode(...bytes))
    expect(make({ privateKey: changed })).toThrow(/^privateKey must be .* a damaged key/)
  },
)

test('no message about a key holds a piece of it', () => {
  for (const wrong of [...Object.values(keys), privateKey.slice(0, 400), privateKey.slice(4)]) {
    for (const options of [{ privateKey: wrong }, { antomPublicKey: wrong }]) {
      let message = ''
      try {
        make(options)()
      } catch (error) {
        message = (error as Error).message
      }
      expect(message).not.toContain(
        wrong
          .replace(/-----[^-]+-----/g, '')
          .trim()
          .slice(0, 12),
      )
    }
  }
})

test('a key is imported once, however often it signs and verifies', async () => {
  const message = { path: '/', clientId: 'A', time: '1', body: '' }
  const { Signature } = await signRequest(message, privateKey)
  await verifySignature(message, Signature, merchantPublicKey)
  const importKey = vi.spyOn(crypto.subtle, 'importKey')
  for (let count = 0; count < 3; count++) {
    await signRequest(message, privateKey)
    await verifySignature(message, Signature, merchantPublicKey)
    await verifySignature(message, Signature, [antomPublicKey, merchantPublicKey])
  }
  expect(importKey.mock.calls.length).toBeLessThanOrEqual(1)
  importKey.mockRestore()
})
