import { encodeBase64 } from '../keys/base64.ts'

export interface KeyPair {
  /** PKCS#8, base64. */
  readonly privateKey: string
  /** SubjectPublicKeyInfo, base64. */
  readonly publicKey: string
}

/** Makes a pair of keys for tests: one for the merchant, one that plays Antom. */
export async function createKeyPair(): Promise<KeyPair> {
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: 'SHA-256',
  }
  const pair = (await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ])) as CryptoKeyPair
  return {
    privateKey: await exported('pkcs8', pair.privateKey),
    publicKey: await exported('spki', pair.publicKey),
  }
}

async function exported(format: 'pkcs8' | 'spki', key: CryptoKey): Promise<string> {
  return encodeBase64(new Uint8Array(await crypto.subtle.exportKey(format, key)))
}
