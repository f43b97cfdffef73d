export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OCTET_STRING = 0x04
export const OBJECT_ID = 0x06
export const SEQUENCE = 0x30

/** One element of a DER encoding (X.690). */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
}

/** The elements that follow each other in these bytes, or `undefined` if an element is cut off or malformed. */
export function derElements(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = []
  for (let at = 0; at < bytes.length;) {
    const tag = bytes[at]!
    const first = bytes[at + 1] ?? 0xff
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f
    if (lengthBytes > 3) {
      return undefined
    }
    let length = first
    if (lengthBytes > 0) {
      length = bytes
        .subarray(at + 2, at + 2 + lengthBytes)
        .reduce((sum, byte) => sum * 256 + byte, 0)
    }
    const start = at + 2 + lengthBytes
    at = start + length
    if (at > bytes.length) {
      return undefined
    }
    elements.push({ tag, content: bytes.subarray(start, at) })
  }
  return elements
}

/** Encodes one element. */
export function derEncoded(
  tag: number,
  ...contents: readonly Uint8Array[]
): Uint8Array<ArrayBuffer> {
  const length = contents.reduce((sum, content) => sum + content.length, 0)
  const head = [tag, ...lengthOf(length)]
  const bytes = new Uint8Array(head.length + length)
  bytes.set(head)
  let at = head.length
  for (const content of contents) {
    bytes.set(content, at)
    at += content.length
  }
  return bytes
}

function lengthOf(length: number): number[] {
  if (length < 0x80) {
    return [length]
  }
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest >>= 8) {
    bytes.unshift(rest & 0xff)
  }
  return [0x80 | bytes.length, ...bytes]
}
