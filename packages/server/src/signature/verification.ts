import { decodeBase64 } from '../keys/base64.ts'
import type { RsaKey } from '../keys/rsaKey.ts'
import { signedContent, type SignedMessage } from './signedContent.ts'

/** `missing`: a header is not there. `malformed`: the header holds no signature. `different`: another message or key. */
export type Verification = 'verified' | 'missing' | 'malformed' | 'different'

export type UncheckedMessage = {
  readonly [field in keyof SignedMessage]: SignedMessage[field] | null | undefined
}

/** Compares a message with its `Signature` header, under each of the keys: Antom's key may be in rotation. */
export async function verification(
  message: UncheckedMessage,
  header: unknown,
  keys: readonly RsaKey[],
): Promise<Verification> {
  const { path, clientId, time, body, method } = message
  // Checks the body first: a body that a parser has read is the caller's mistake, whatever came with it.
  const content = signedContent({
    path: path!,
    clientId: clientId ?? '',
    time: time ?? '',
    body: body!,
    method: method ?? undefined,
  })
  if (clientId == null || time == null || header == null) {
    return 'missing'
  }
  const signature = typeof header === 'string' ? signatureOf(header) : undefined
  if (signature === undefined) {
    return 'malformed'
  }
  for (const key of keys) {
    if (await key.verify(signature, content)) {
      return 'verified'
    }
  }
  return 'different'
}

/** Antom's documents write the header with spaces after its commas, its SDKs without. */
function signatureOf(header: string): Uint8Array<ArrayBuffer> | undefined {
  const [, text] = /(?:^|,)\s*signature=([^,]*)/.exec(header) ?? []
  try {
    return text === undefined
      ? undefined
      : decodeBase64(text.includes('%') ? decodeURIComponent(text.trim()) : text.trim())
  } catch {
    return undefined
  }
}
