import { createPrivateKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** The credentials that the Antom Dashboard shows a merchant. Made anew at every start, and of no use anywhere else. */
export interface Credentials {
  /** Begins with `SANDBOX_`, as the ids of Antom's sandbox do. */
  clientId: string
  /** The merchant's private key: PKCS#8, base64 in one line. Signs requests to the gateway. */
  privateKey: string
  /** The same key as PKCS#1, base64 in one line: the form that Antom's Python SDK needs. */
  privateKeyPkcs1: string
  /** Antom's public key: X.509 SPKI, base64 in one line. Verifies the gateway's answers. */
  antomPublicKey: string
}

/** The other half of the credentials, which only Antom holds. Base64, like the merchant's. */
export interface AntomKeys {
  merchantPublicKey: string
  antomPrivateKey: string
}

const generate = promisify(generateKeyPair)

export async function createCredentials(): Promise<{ credentials: Credentials; keys: AntomKeys }> {
  const [merchant, antom] = await Promise.all([rsaKeys(), rsaKeys()])
  const clientId = `SANDBOX_EMULATOR${String(Date.now()).slice(-10)}`
  return {
    credentials: {
      clientId,
      privateKey: merchant.privateKey.toString('base64'),
      privateKeyPkcs1: pkcs1(merchant.privateKey),
      antomPublicKey: antom.publicKey.toString('base64'),
    },
    keys: {
      merchantPublicKey: merchant.publicKey.toString('base64'),
      antomPrivateKey: antom.privateKey.toString('base64'),
    },
  }
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
