import { AntomError, asAntomError } from '../errors.ts'
import { publicKeys } from '../keys/publicKeys.ts'
import type { SignedMessage } from './signedContent.ts'
import { verification } from './verification.ts'

/**
 * Tells whether Antom signed a message: a response (its request's path) or a notification (its own path).
 * `signature` is the whole header; a missing or malformed one gives `false`. `antomPublicKey` is one key or several,
 * imported once. Rejects with INVALID_CONFIG for another key, with INVALID_REQUEST for a body that a parser has read.
 */
export async function verifySignature(
  message: SignedMessage,
  signature: string | null | undefined,
  antomPublicKey: string | readonly string[],
): Promise<boolean> {
  if (typeof message !== 'object' || message === null) {
    throw new AntomError(
      'INVALID_REQUEST',
      'The message must be { path, clientId, time, body }, but there was none. Pass what came.',
    )
  }
  try {
    const keys = publicKeys(antomPublicKey)
    return (await verification(message, signature, keys)) === 'verified'
  } catch (error) {
    throw asAntomError(error, 'INVALID_REQUEST')
  }
}
