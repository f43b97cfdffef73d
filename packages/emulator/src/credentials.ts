import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'

/** What the Antom Dashboard would show a merchant. Made anew at every start; never worth protecting, never worth reusing. */
export interface Credentials {
  /** Begins with `SANDBOX_`, as the ids of Antom's sandbox do. */
  clientId: string
  /** The merchant's private key: PKCS#8, base64 in one line. Signs requests to the gateway. */
  privateKey: string
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
    credentials: { clientId, privateKey: merchant.privateKey, antomPublicKey: antom.publicKey },
    keys: { merchantPublicKey: merchant.publicKey, antomPrivateKey: antom.privateKey },
  }
}

async function rsaKeys(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  })
  return {
    publicKey: pair.publicKey.toString('base64'),
    privateKey: pair.privateKey.toString('base64'),
  }
}
