import type { IncomingMessage } from 'node:http'

/** Antom documents no limit; its largest documented request is far below this one. */
export const LARGEST_BODY_BYTES: number = 1024 * 1024

/** The bytes of a body; undefined when it is larger than the limit, however it is sent. Rejects when the client goes away. */
export async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(incoming.headers['content-length'] ?? 0) > LARGEST_BODY_BYTES) {
    return undefined
  }
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_BODY_BYTES) {
        incoming.removeAllListeners('data').pause()
        resolve(undefined)
      } else {
        chunks.push(chunk)
      }
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks)))
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('The client went away.')))
  })
}

// Enough for a client that notices the answer only after it has sent what it had ready.
const LARGEST_REST_BYTES = 4 * LARGEST_BODY_BYTES
const LONGEST_REST_MS = 2000

/** Throws away the rest of a body that was refused, up to a limit: a client that is still sending must get to read the answer. */
export async function discardRest(incoming: IncomingMessage): Promise<void> {
  if (incoming.complete || incoming.destroyed) {
    return
  }
  await new Promise<void>((resolve) => {
    let size = 0
    const timer = setTimeout(resolve, LONGEST_REST_MS)
    const done = (): void => {
      clearTimeout(timer)
      resolve()
    }
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > LARGEST_REST_BYTES) {
        done()
      }
    })
    incoming.on('end', done).on('close', done).on('error', done)
    incoming.resume()
  })
}
