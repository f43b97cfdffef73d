import { AntomError } from '../errors.ts'
import { rsaKey, type RsaKey } from './rsaKey.ts'

const MAX_KEYS = 10

/** Reads Antom's public key, or several while Antom changes it. Throws INVALID_CONFIG. */
export function publicKeys(antomPublicKey: unknown): readonly RsaKey[] {
  if (!Array.isArray(antomPublicKey)) {
    return [rsaKey('public', 'antomPublicKey', antomPublicKey)]
  }
  if (antomPublicKey.length === 0 || antomPublicKey.length > MAX_KEYS) {
    throw new AntomError(
      'INVALID_CONFIG',
      `antomPublicKey must be a key or a list of 1 to ${MAX_KEYS} keys, but the list had ${antomPublicKey.length}.`,
    )
  }
  return Array.from(antomPublicKey, (text: unknown, index) =>
    rsaKey('public', `antomPublicKey[${index}]`, text),
  )
}
