import { AntomError, asAntomError } from '../errors.ts'
import { encodeBase64 } from '../keys/base64.ts'
import { rsaKey } from '../keys/rsaKey.ts'
import { signedContent, type SignedMessage } from './signedContent.ts'

export interface RequestToSign extends Omit<SignedMessage, 'time'> {
  /** Default: now, in milliseconds since 1970. */
  readonly time?: string | undefined
}

/** The headers of a signed request. A type, not an interface: `fetch` takes no interface as its headers. */
export type SignedHeaders = {
  readonly 'Content-Type': string
  readonly 'Client-Id': string
  readonly 'Request-Time': string
  readonly Signature: string
}

/**
 * Makes the headers of a signed request. `privateKey` is PEM or base64, PKCS#8 or PKCS#1; it is imported once.
 * Rejects with INVALID_CONFIG for another key, with INVALID_REQUEST for a request that cannot be signed.
 */
export async function signRequest(
  request: RequestToSign,
  privateKey: string,
): Promise<SignedHeaders> {
  try {
    return await signed(request, privateKey)
  } catch (error) {
    throw asAntomError(error, 'INVALID_REQUEST')
  }
}

async function signed(request: RequestToSign, privateKey: string): Promise<SignedHeaders> {
  if (typeof request !== 'object' || request === null) {
    throw new AntomError(
      'INVALID_REQUEST',
      'The request must be { path, clientId, body }, but there was none. Pass what you send.',
    )
  }
  const key = rsaKey('private', 'privateKey', privateKey)
  const { path, clientId, body, method, time = String(Date.now()) } = request
  const content = signedContent({ path, clientId, body, method, time })
  const encoded = encodeURIComponent(encodeBase64(await key.sign(content)))
  return {
    'Content-Type': 'application/json; charset=UTF-8',
    'Client-Id': clientId,
    'Request-Time': time,
    Signature: `algorithm=RSA256,keyVersion=1,signature=${encoded}`,
  }
}
