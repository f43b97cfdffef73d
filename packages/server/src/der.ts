const SEQUENCE = 0x30
const INTEGER = 0x02
const OCTET_STRING = 0x04
const RSA_ALGORITHM = [
  0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
]

export type DerKind = 'pkcs8' | 'pkcs1' | 'spki' | 'unknown'

/** Tells the RSA key formats apart by their first two elements. */
export function derKind(der: Uint8Array): DerKind {
  if (der[0] !== SEQUENCE) return 'unknown'
  const first = contentStart(der, 0)
  if (der[first] === SEQUENCE) return 'spki'
  // Both private formats begin with the integer 0, their version; a public PKCS#1 key begins with its modulus.
  if (der[first] !== INTEGER || der[first + 1] !== 1 || der[first + 2] !== 0) return 'unknown'
  if (der[first + 3] === SEQUENCE) return 'pkcs8'
  return der[first + 3] === INTEGER ? 'pkcs1' : 'unknown'
}

/** Puts a PKCS#1 private key into the PKCS#8 envelope, the only one WebCrypto imports. */
export function pkcs1ToPkcs8(pkcs1: Uint8Array): Uint8Array<ArrayBuffer> {
  const key = element(OCTET_STRING, [...pkcs1])
  return Uint8Array.from(element(SEQUENCE, [INTEGER, 1, 0, ...RSA_ALGORITHM, ...key]))
}

function contentStart(der: Uint8Array, at: number): number {
  const length = der[at + 1] ?? 0
  return at + 2 + (length < 0x80 ? 0 : length & 0x7f)
}

function element(tag: number, content: number[]): number[] {
  return [tag, ...lengthBytes(content.length), ...content]
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length]
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest >>= 8) bytes.unshift(rest & 0xff)
  return [0x80 | bytes.length, ...bytes]
}
