import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseSignatureHeader, signatureHeader, verifySignature } from './signature.ts'

// Signed by Antom's own Python SDK, and byte for byte the same by its Java SDK.
const vectors = JSON.parse(
  readFileSync(new URL('./signature-vectors.test.json', import.meta.url), 'utf8'),
) as {
  privateKeyPkcs8Base64: string
  publicKeySpkiBase64: string
  cases: Record<
    'name' | 'method' | 'path' | 'clientId' | 'time' | 'body' | 'signatureUrlEncoded',
    string
  >[]
}
const cases = vectors.cases.map((each) => ({
  ...each,
  content: { ...each, body: Buffer.from(each.body) },
}))

test.each(cases)(
  'our signature is the one of the official SDKs: $name',
  ({ content, signatureUrlEncoded }) => {
    expect(signatureHeader(content, vectors.privateKeyPkcs8Base64)).toBe(
      `algorithm=RSA256,keyVersion=1,signature=${signatureUrlEncoded}`,
    )
  },
)

test.each(cases)(
  'a signature of the official SDKs is accepted: $name',
  ({ content, signatureUrlEncoded }) => {
    const signature = decodeURIComponent(signatureUrlEncoded)
    expect(verifySignature(content, signature, vectors.publicKeySpkiBase64)).toBe(true)
  },
)

test.each(['method', 'path', 'clientId', 'time', 'body'] as const)(
  'another %s has another signature',
  (part) => {
    const { content, signatureUrlEncoded } = cases[0]!
    const changed = {
      ...content,
      [part]: part === 'body' ? Buffer.from(`${content.body.toString()} `) : `${content[part]}x`,
    }
    expect(
      verifySignature(
        changed,
        decodeURIComponent(signatureUrlEncoded),
        vectors.publicKeySpkiBase64,
      ),
    ).toBe(false)
  },
)

test.each([
  ['as the SDKs send it', 'algorithm=RSA256,keyVersion=1,signature=abc%2Bdef%3D%3D'],
  ['with the spaces of the documents', 'algorithm=RSA256, keyVersion=1, signature=abc%2Bdef%3D%3D'],
  ['in another order', 'signature=abc%2Bdef%3D%3D,keyVersion=1,algorithm=RSA256'],
  ['with a raw signature', 'algorithm=RSA256,keyVersion=1,signature=abc+def=='],
])('a header is read %s', (_how, header) => {
  expect(parseSignatureHeader(header)).toEqual({
    algorithm: 'RSA256',
    keyVersion: '1',
    signature: 'abc+def==',
  })
})

test.each([undefined, '', 'nonsense', 'algorithm=RSA256,keyVersion=1', 'signature=%E0%A4%A'])(
  'a header without a readable signature is none: %s',
  (header) => {
    expect(parseSignatureHeader(header)).toBeUndefined()
  },
)
