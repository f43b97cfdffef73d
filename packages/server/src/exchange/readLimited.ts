/** The body's bytes, or `undefined` if it has more than `max`. The rest of a body is given up, also when `signal` aborts. */
export async function readLimited(
  message: Request | Response,
  max: number,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!message.body || typeof message.body.getReader !== 'function') {
    const bytes = new Uint8Array(await message.arrayBuffer())
    return bytes.length > max ? undefined : bytes
  }
  const reader = message.body.getReader()
  const cancel = (): void => void reader.cancel().catch(() => {})
  signal?.addEventListener('abort', cancel, { once: true })
  try {
    const chunks: Uint8Array[] = []
    let length = 0
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      length += chunk.value.length
      if (length > max) {
        cancel()
        return undefined
      }
      chunks.push(chunk.value)
    }
    return joined(chunks, length)
  } finally {
    signal?.removeEventListener('abort', cancel)
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
