import { came } from '../came.ts'
import { AntomError } from '../errors.ts'

/** A message as Antom signs it. `time` is the text of its `Request-Time` or `Response-Time` header, never parsed. */
export interface SignedMessage {
  /** Path and query, without the host, as it is really sent. */
  readonly path: string
  readonly clientId: string
  readonly time: string
  /** The body as it is sent or came, byte for byte. A body parsed and written again does not verify. */
  readonly body: string | Uint8Array | ArrayBuffer
  /** Default: POST. */
  readonly method?: string | undefined
}

const encoder = new TextEncoder()

/** The bytes that are signed. Throws INVALID_REQUEST for a message that cannot be signed. */
export function signedContent(message: SignedMessage): Uint8Array<ArrayBuffer> {
  const { path, clientId, time, body, method = 'POST' } = message
  const head = `${line('method', method)} ${line('path', path)}\n${line('clientId', clientId)}.${line('time', time)}.`
  if (typeof body === 'string') {
    return encoder.encode(head + body)
  }
  const tail = bytesOf(body)
  const start = encoder.encode(head)
  const content = new Uint8Array(start.length + tail.length)
  content.set(start)
  content.set(tail, start.length)
  return content
}

function line(name: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw invalid(name, 'a text', came(value))
  }
  if (/[\r\n]/.test(value)) {
    throw invalid(name, 'one line', 'several lines')
  }
  return value
}

function bytesOf(body: unknown): Uint8Array {
  if (body instanceof Uint8Array) {
    return body
  }
  if (body instanceof ArrayBuffer) {
    return new Uint8Array(body)
  }
  throw new AntomError(
    'INVALID_REQUEST',
    `The message's body must be the raw text or bytes, but it was ${came(body)}. ` +
      'Read the body before a parser does: the signature covers it byte for byte.',
  )
}

function invalid(name: string, expected: string, came: string): AntomError {
  return new AntomError(
    'INVALID_REQUEST',
    `The message's ${name} must be ${expected}, but it was ${came}. Pass it as it was sent.`,
  )
}
