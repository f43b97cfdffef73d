import { decodeBase64, encodeBase64 } from './base64.ts'
import { privateKeyImporter, publicKeyImporter } from './key.ts'

const ALGORITHM = 'RSASSA-PKCS1-v1_5'

/** A message as Antom signs it; `time` is the text of its `Request-Time` or `Response-Time` header, never parsed. */
export type SignedMessage = {
  /** Path and query, without the host, as it is really sent. */
  path: string
  clientId: string
  time: string
  /** The body as it is sent or came, byte for byte. A body parsed and written again does not verify. */
  body: string | Uint8Array
  /** Default: POST. */
  method?: string | undefined
}

export type RequestToSign = Omit<SignedMessage, 'time'> & {
  /** Default: now, in milliseconds since 1970. */
  time?: string | undefined
}

/** The headers of a signed request. A type, not an interface, so that it can be passed to `fetch` as it is. */
export type SignedHeaders = {
  'Content-Type': string
  'Client-Id': string
  'Request-Time': string
  Signature: string
}

/**
 * Makes the headers of a signed request. `privateKey` is PEM or base64, PKCS#8 or PKCS#1.
 * Throws INVALID_CONFIG for a key that cannot be read.
 */
export async function signRequest(
  request: RequestToSign,
  privateKey: string,
): Promise<SignedHeaders> {
  return signWith(await privateKeyImporter(privateKey)(), request)
}

/**
 * Tells whether Antom signed a message: a response (its request's path) or a notification (its own path).
 * `signature` is the whole header; a malformed one gives `false`. Throws INVALID_CONFIG for a key that cannot be read.
 */
export async function verifySignature(
  message: SignedMessage,
  signature: string,
  antomPublicKey: string,
): Promise<boolean> {
  return verifyWith(await publicKeyImporter(antomPublicKey)(), message, signature)
}

export async function signWith(key: CryptoKey, request: RequestToSign): Promise<SignedHeaders> {
  const time = request.time ?? String(Date.now())
  const signature = await crypto.subtle.sign(ALGORITHM, key, contentToSign({ ...request, time }))
  const encoded = encodeURIComponent(encodeBase64(new Uint8Array(signature)))
  return {
    'Content-Type': 'application/json; charset=UTF-8',
    'Client-Id': request.clientId,
    'Request-Time': time,
    Signature: `algorithm=RSA256,keyVersion=1,signature=${encoded}`,
  }
}

export async function verifyWith(
  key: CryptoKey,
  message: SignedMessage,
  header: string,
): Promise<boolean> {
  const signature = parseSignature(header)
  return (
    signature !== undefined &&
    crypto.subtle.verify(ALGORITHM, key, signature, contentToSign(message))
  )
}

function contentToSign({
  method = 'POST',
  path,
  clientId,
  time,
  body,
}: SignedMessage): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder()
  const head = encoder.encode(`${method} ${path}\n${clientId}.${time}.`)
  const tail = typeof body === 'string' ? encoder.encode(body) : body
  const content = new Uint8Array(head.length + tail.length)
  content.set(head)
  content.set(tail, head.length)
  return content
}

// Antom's documents write the header with spaces after its commas, its SDKs without.
function parseSignature(header: string): Uint8Array<ArrayBuffer> | undefined {
  const item = header
    .split(',')
    .map((part) => part.trim())
    .find((part) => part.startsWith('signature='))
  try {
    return item === undefined
      ? undefined
      : decodeBase64(decodeURIComponent(item.slice('signature='.length)))
  } catch {
    return undefined
  }
}
