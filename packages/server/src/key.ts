import { decodeBase64 } from './base64.ts'
import { derKind, pkcs1ToPkcs8 } from './der.ts'
import { AntomError } from './error.ts'

const RSA = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }

/** Imports a private key: PEM or bare base64, PKCS#8 or PKCS#1, line breaks tolerated. Throws INVALID_CONFIG at once. */
export function privateKeyImporter(text: string): () => Promise<CryptoKey> {
  const der = decode('privateKey', text)
  const kind = derKind(der)
  if (kind === 'spki') throw invalid('privateKey must be your private key, but it is a public one.')
  if (kind === 'unknown')
    throw invalid('privateKey must be an RSA key in PKCS#8 or PKCS#1, but it is neither.')
  const pkcs8 = kind === 'pkcs1' ? pkcs1ToPkcs8(der) : der
  return once(() => imported('privateKey', 'pkcs8', pkcs8, 'sign'))
}

/** Imports a public key: PEM or bare base64 of an X.509 SubjectPublicKeyInfo. Throws INVALID_CONFIG at once. */
export function publicKeyImporter(text: string): () => Promise<CryptoKey> {
  const der = decode('antomPublicKey', text)
  const kind = derKind(der)
  if (kind === 'pkcs8' || kind === 'pkcs1') {
    throw invalid(
      "antomPublicKey must be Antom's public key, but it is a private one. Did you mix up the two?",
    )
  }
  if (kind === 'unknown')
    throw invalid('antomPublicKey must be an RSA public key (SPKI), but it is not.')
  return once(() => imported('antomPublicKey', 'spki', der, 'verify'))
}

function decode(name: string, text: unknown): Uint8Array<ArrayBuffer> {
  if (typeof text !== 'string' || text.trim() === '') {
    throw invalid(
      `${name} must be a PEM or base64 text, but it was ${text === '' ? 'empty' : typeof text}.`,
    )
  }
  const base64 = text
    .replaceAll('\\n', '\n') // a PEM kept in an environment variable often has its line breaks spelled out
    .replaceAll(/-----[^-]+-----/g, '')
    .replaceAll(/\s/g, '')
  try {
    return decodeBase64(base64)
  } catch {
    // No cause: the runtime's message may quote the key.
    throw invalid(
      `${name} must be a PEM or base64 text, but it holds other characters. Copy it again, whole.`,
    )
  }
}

async function imported(
  name: string,
  format: 'pkcs8' | 'spki',
  der: Uint8Array<ArrayBuffer>,
  use: KeyUsage,
): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey(format, der, RSA, false, [use])
  } catch {
    throw invalid(`${name} must be a whole RSA key, but it could not be read. Was its end cut off?`)
  }
}

function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}

function invalid(message: string): AntomError {
  return new AntomError('INVALID_CONFIG', message)
}
