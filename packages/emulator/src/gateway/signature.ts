import {
  createPrivateKey,
  createPublicKey,
  sign as rsaSign,
  verify as rsaVerify,
  type KeyObject,
} from 'node:crypto'
import { dropOldest } from '../payment/dropOldest.ts'

// PROTOCOL.md, "Signatures". node:crypto on purpose: packages/server signs with WebCrypto, so a mistake in one is not repeated in the other.

export interface SignedContent {
  method: string
  /** As it was sent: with the sandbox prefix and the query, without the host. */
  path: string
  clientId: string
  /** `Request-Time` or `response-time`, as it was sent: epoch milliseconds and ISO 8601 are both just text here. */
  time: string
  /** The exact bytes. A body that was parsed and printed again has another signature. */
  body: Uint8Array
}

export interface SignatureHeader {
  algorithm?: string
  keyVersion?: string
  signature: string
}

/** Makes the value of a `signature` header. The key is PKCS#8, base64. */
export function signatureHeader(
  content: SignedContent,
  privateKey: string,
  keyVersion = 1,
): string {
  const signature = rsaSign('sha256', signedBytes(content), keyOf(privateKey)).toString('base64')
  return `algorithm=RSA256,keyVersion=${keyVersion},signature=${encodeURIComponent(signature)}`
}

/** To read a key takes as long as to sign with it, so the last few are kept. */
const readKeys = new Map<string, KeyObject>()
const KEPT_KEYS = 8

function keyOf(privateKey: string): KeyObject {
  const known = readKeys.get(privateKey)
  if (known) {
    return known
  }
  const der = Buffer.from(privateKey, 'base64')
  const key = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  readKeys.set(privateKey, key)
  dropOldest(readKeys, KEPT_KEYS)
  return key
}

/** True when the signature is the key's over exactly this content. The key is SPKI, base64. Never throws. */
export function verifySignature(
  content: SignedContent,
  signature: string,
  publicKey: string,
): boolean {
  const key = createPublicKey({
    key: Buffer.from(publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  })
  return rsaVerify('sha256', signedBytes(content), key, Buffer.from(signature, 'base64'))
}

/**
 * Reads a `Signature` header; undefined when there is none to be read. Antom's documents print spaces after the commas,
 * its SDKs send none; the signature is URL-encoded base64, but a raw one is unambiguous and therefore accepted too.
 */
export function parseSignatureHeader(header: string | undefined): SignatureHeader | undefined {
  const fields = new Map<string, string>()
  for (const part of (header ?? '').split(',')) {
    const equals = part.indexOf('=')
    if (equals > 0) fields.set(part.slice(0, equals).trim(), part.slice(equals + 1).trim())
  }
  const signature = decoded(fields.get('signature'))
  if (!signature) return undefined
  const algorithm = fields.get('algorithm')
  const keyVersion = fields.get('keyVersion')
  return { ...(algorithm && { algorithm }), ...(keyVersion && { keyVersion }), signature }
}

/** The bytes that are signed. */
export function signedBytes({ method, path, clientId, time, body }: SignedContent): Buffer {
  return Buffer.concat([Buffer.from(`${method} ${path}\n${clientId}.${time}.`), body])
}

function decoded(text: string | undefined): string | undefined {
  try {
    return text && decodeURIComponent(text)
  } catch {
    return undefined
  }
}
