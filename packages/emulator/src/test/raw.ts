import { connect } from 'node:net'
import type { Emulator } from '../index.ts'
import { signatureHeader } from '../gateway/signature.ts'

/** An HTTP request as bytes, for what no well-behaved client would send. */
export interface RawRequest {
  method?: string
  /** The request target, exactly as it is written. */
  target: string
  /** The path that is signed. Default: the target. */
  signedPath?: string
  /** Request-Time. Default: now, in milliseconds. */
  time?: string
  body?: string | Buffer
  /** In place of the usual header lines, after `Host`. */
  headerLines?: (usual: Record<string, string>) => string[]
}

export interface RawAnswer {
  status: number
  headers: Map<string, string>
  body: string
  json: () => { result: Record<string, string> } & Record<string, unknown>
}

export const linesOf = (headers: Record<string, string>): string[] =>
  Object.entries(headers).map(([name, value]) => `${name}: ${value}`)

export function rawBytes(
  { url, credentials: { clientId, privateKey } }: Emulator,
  {
    method = 'POST',
    target,
    signedPath = target,
    time = String(Date.now()),
    body = '',
    headerLines = linesOf,
  }: RawRequest,
): Buffer {
  const bytes = Buffer.from(body)
  const content = { method: 'POST', path: signedPath, clientId, time, body: bytes }
  const lines = headerLines({
    'Content-Type': 'application/json; charset=UTF-8',
    'Client-Id': clientId,
    'Request-Time': time,
    Signature: signatureHeader(content, privateKey),
    'Content-Length': String(bytes.length),
  })
  const head = [`${method} ${target} HTTP/1.1`, `Host: ${new URL(url).host}`, ...lines, '', '']
  return Buffer.concat([Buffer.from(head.join('\r\n'), 'latin1'), bytes])
}

/** Sends bytes and reads the first answer; `more` goes on sending until the connection ends. Undefined: closed without one. */
export function sendRaw(
  { url }: Emulator,
  bytes: Buffer,
  more?: Buffer,
): Promise<RawAnswer | undefined> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    let received = Buffer.alloc(0)
    const end = (answer: RawAnswer | undefined): void => {
      socket.destroy()
      resolve(answer)
    }
    const pump = (): void => {
      while (more && !socket.destroyed && socket.write(more)) {
        // Until the socket asks to wait.
      }
    }
    socket.on('error', () => end(readAnswer(received)))
    socket.on('close', () => end(readAnswer(received)))
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      const answer = readAnswer(received)
      if (answer && answer.body.length >= Number(answer.headers.get('content-length') ?? 0)) {
        end(answer)
      }
    })
    socket.on('drain', pump)
    socket.write(bytes)
    pump()
  })
}

function readAnswer(received: Buffer): RawAnswer | undefined {
  const [head = '', ...rest] = received.toString('latin1').split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1])
  if (!status || rest.length === 0) {
    return undefined
  }
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const
    }),
  )
  const body = rest.join('\r\n\r\n')
  return { status, headers, body, json: () => JSON.parse(body) as ReturnType<RawAnswer['json']> }
}
