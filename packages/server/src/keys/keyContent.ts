import {
  BIT_STRING,
  INTEGER,
  OBJECT_ID,
  OCTET_STRING,
  SEQUENCE,
  derElements,
  derEncoded,
  type DerElement,
} from './der.ts'

/** The content of a key, whatever its format. `private` and `public` are RSA keys; the rest is named for messages. */
export type KeyContent =
  | {
      readonly kind: 'private' | 'public'
      /** PKCS#8 for a private key, SubjectPublicKeyInfo for a public one: the two formats that WebCrypto imports. */
      readonly der: Uint8Array<ArrayBuffer>
      readonly modulus: bigint
    }
  | { readonly kind: 'other'; readonly name: string }

/** A private key in PKCS#1. */
type Nine = readonly [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint]

const RSA = '2a864886f70d010101'
const algorithmNames: Readonly<Record<string, string>> = {
  '2a864886f70d01010a': 'an RSA-PSS key',
  '2a8648ce3d0201': 'an EC key',
  '2a8648ce380401': 'a DSA key',
  '2b6570': 'an Ed25519 key',
  '2b6571': 'an Ed448 key',
  '2b656e': 'an X25519 key',
}
const RSA_ALGORITHM = Uint8Array.of(
  ...[0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00],
)

const other = (name: string): KeyContent => ({ kind: 'other', name })

/** Reads PKCS#8, PKCS#1 (private and public) and SubjectPublicKeyInfo, and names what else people paste. */
export function keyContent(der: Uint8Array<ArrayBuffer>): KeyContent {
  const whole = derElements(der)
  if (der[0] !== SEQUENCE) {
    return other('no key')
  }
  if (whole === undefined) {
    return other('a key that is cut off')
  }
  if (whole.length !== 1) {
    return other('a key with something behind it')
  }
  const parts = derElements(whole[0]!.content)
  if (parts === undefined) {
    return other('a damaged key')
  }
  const shape = parts.map((part) => part.tag)
  if (begins(shape, SEQUENCE, BIT_STRING)) {
    return algorithmOf(parts[0]!) ?? publicKey(parts[1]!.content.subarray(1))
  }
  if (begins(shape, SEQUENCE, OCTET_STRING)) {
    return other('an encrypted private key')
  }
  if (begins(shape, SEQUENCE, SEQUENCE)) {
    return other('a certificate')
  }
  if (begins(shape, INTEGER, SEQUENCE, OCTET_STRING)) {
    return algorithmOf(parts[1]!) ?? privateKey(parts[2]!.content)
  }
  if (begins(shape, INTEGER, INTEGER, INTEGER)) {
    return privateKey(der)
  }
  if (begins(shape, INTEGER, INTEGER)) {
    return publicKey(der)
  }
  return other(begins(shape, INTEGER, OCTET_STRING) ? 'an EC key' : 'no key')
}

function begins(shape: readonly number[], ...tags: readonly number[]): boolean {
  return tags.every((tag, index) => shape[index] === tag)
}

/** The name of an algorithm that is not plain RSA. */
function algorithmOf(element: DerElement): KeyContent | undefined {
  const id = derElements(element.content)?.[0]
  const hex = id?.tag === OBJECT_ID ? hexOf(id.content) : ''
  return hex === RSA ? undefined : other(algorithmNames[hex] ?? 'a key of another algorithm')
}

/** From PKCS#1: version, modulus, public and private exponent, two primes, two exponents, a coefficient. */
function privateKey(pkcs1: Uint8Array): KeyContent {
  const numbers = integers(pkcs1)
  if (numbers?.length !== 9) {
    return other('a damaged key')
  }
  const [version, modulus, exponent, secret, p, q, dp, dq, inverse] = numbers as Nine
  const isWhole =
    version === 0n &&
    p > 2n &&
    q > 2n &&
    p * q === modulus &&
    (exponent * secret) % (p - 1n) === 1n &&
    (exponent * secret) % (q - 1n) === 1n &&
    dp === secret % (p - 1n) &&
    dq === secret % (q - 1n) &&
    (inverse * q) % p === 1n
  if (!isWhole) {
    return other('a damaged key')
  }
  // WebCrypto imports PKCS#8 only. Written anew, so that attributes behind the key cannot matter.
  const der = derEncoded(
    SEQUENCE,
    Uint8Array.of(INTEGER, 1, 0),
    RSA_ALGORITHM,
    derEncoded(OCTET_STRING, pkcs1),
  )
  return { kind: 'private', der, modulus }
}

/** From PKCS#1: modulus and exponent. */
function publicKey(pkcs1: Uint8Array): KeyContent {
  const numbers = integers(pkcs1)
  if (numbers?.length !== 2 || numbers[0]! % 2n === 0n || numbers[1]! < 3n) {
    return other('a damaged key')
  }
  const content = derEncoded(BIT_STRING, Uint8Array.of(0), pkcs1)
  return {
    kind: 'public',
    der: derEncoded(SEQUENCE, RSA_ALGORITHM, content),
    modulus: numbers[0]!,
  }
}

/** The positive integers of a sequence. */
function integers(sequence: Uint8Array): readonly bigint[] | undefined {
  const whole = derElements(sequence)
  const parts = whole?.length === 1 && whole[0]!.tag === SEQUENCE && derElements(whole[0]!.content)
  if (!parts || parts.some(({ tag, content }) => tag !== INTEGER || !(content[0]! < 0x80))) {
    return undefined
  }
  return parts.map(({ content }) => BigInt(`0x${hexOf(content)}`))
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
