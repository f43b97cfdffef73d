import { createPrivateKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** The credentials that the Antom Dashboard shows a merchant. Made anew at every start, and of no use anywhere else. */
export interface Credentials {
  /** Begins with `SANDBOX_`, as the ids of Antom's sandbox do. */
  readonly clientId: string
  /** The merchant's private key: PKCS#8, base64 in one line. Signs requests to the gateway. */
  readonly privateKey: string
  /** The same key as PKCS#1, base64 in one line: the form that Antom's Python SDK needs. */
  readonly privateKeyPkcs1: string
  /** Antom's public key: X.509 SPKI, base64 in one line. Verifies the gateway's answers. */
  readonly antomPublicKey: string
}

/** The other half of the credentials, which only Antom holds. Base64, like the merchant's. */
export interface AntomKeys {
  readonly merchantPublicKey: string
  /** Another one after a rotation: read it where it is used. */
  antomPrivateKey: string
  /** The `keyVersion` of Antom's signatures. Counts up with each rotation. */
  keyVersion: number
  /** Makes another key pair. The public key of the credentials changes with it. */
  readonly rotate: () => Promise<void>
}

/** The credentials of an emulator. */
export interface EmulatorCredentials extends Credentials {
  /**
   * Gives Antom a new key pair: answers and notifications are signed by it from now on, and `antomPublicKey` is the new one. A shop
   * that knows the old key alone refuses them.
   */
  rotateAntomKey: () => Promise<void>
}

const generate = promisify(generateKeyPair)

export async function createCredentials(): Promise<{
  credentials: Credentials
  keys: AntomKeys
}> {
  const [merchant, first] = await Promise.all([rsaKeys(), rsaKeys()])
  const clientId = `SANDBOX_EMULATOR${String(Date.now()).slice(-10)}`
  let antomPublicKey = first.publicKey.toString('base64')
  const keys: AntomKeys = {
    merchantPublicKey: merchant.publicKey.toString('base64'),
    antomPrivateKey: first.privateKey.toString('base64'),
    keyVersion: 1,
    rotate: async () => {
      const { publicKey, privateKey } = await rsaKeys()
      antomPublicKey = publicKey.toString('base64')
      keys.antomPrivateKey = privateKey.toString('base64')
      keys.keyVersion += 1
    },
  }
  const credentials = {
    clientId,
    privateKey: merchant.privateKey.toString('base64'),
    privateKeyPkcs1: pkcs1(merchant.privateKey),
    get antomPublicKey() {
      return antomPublicKey
    },
  }
  return { credentials, keys }
}

/** Not enumerable: `{ ...credentials }` are options for a merchant's client, and a function is none of them. */
export function withRotation(
  credentials: Credentials,
  rotateAntomKey: () => Promise<void>,
): EmulatorCredentials {
  return Object.defineProperty(credentials, 'rotateAntomKey', {
    value: rotateAntomKey,
  }) as EmulatorCredentials
}

function rsaKeys(): Promise<{ publicKey: Buffer; privateKey: Buffer }> {
  return generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
}

function pkcs1(pkcs8: Buffer): string {
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  return key.export({ type: 'pkcs1', format: 'der' }).toString('base64')
}
