import { parseSignatureHeader, verifySignature } from '../gateway/signature.ts'
import type { Credentials } from '../index.ts'
import type { Received } from './shop.ts'

/** Whether a notification is Antom's, as a shop with these credentials finds out. */
export function isGenuineFor(
  { clientId, antomPublicKey }: Pick<Credentials, 'clientId' | 'antomPublicKey'>,
  { path, headers, body }: Received,
): boolean {
  const { signature } = parseSignatureHeader(String(headers['signature']))!
  const time = String(headers['request-time'])
  const content = { method: 'POST', path, clientId, time, body: Buffer.from(body) }
  return headers['client-id'] === clientId && verifySignature(content, signature, antomPublicKey)
}
