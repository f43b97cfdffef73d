import type { AntomKeys } from '../credentials.ts'
import { isoTime } from '../gateway/isoTime.ts'
import { signatureHeader } from '../gateway/signature.ts'

export interface NotifySigner {
  readonly clientId: string
  readonly keys: AntomKeys
  /** A key that is not Antom's, for forged notifications. */
  readonly wrongKey: string
}

/** The headers of one delivery, signed at `time`. `signedBody` is another text than the sent body in a corrupted one. */
export function notifyHeaders(
  { clientId, keys, wrongKey }: NotifySigner,
  url: string,
  signedBody: string,
  time: number,
  isForged: boolean,
): Record<string, string> {
  const { pathname, search } = new URL(url)
  const content = {
    method: 'POST',
    path: pathname + search,
    clientId,
    time: isoTime(time),
    body: Buffer.from(signedBody),
  }
  const key = isForged ? wrongKey : keys.antomPrivateKey
  return {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    'request-time': content.time,
    signature: signatureHeader(content, key, keys.keyVersion),
  }
}
