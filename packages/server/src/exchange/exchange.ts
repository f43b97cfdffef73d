import { AntomError } from '../errors.ts'
import { readLimited } from './readLimited.ts'

/** Antom's answers have a few kilobytes. */
const MAX_BYTES = 1024 * 1024

/** An answer as it came. Nothing in it is trusted yet. */
export interface RawAnswer {
  readonly time: string | null
  readonly signature: string | null
  readonly body: Uint8Array<ArrayBuffer>
}

export interface Exchange {
  readonly fetch: typeof globalThis.fetch
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
  /** Milliseconds, for the whole exchange with its body. */
  readonly timeout: number
  readonly signal: AbortSignal | undefined
  /** The next step when nobody knows whether Antom acted. */
  readonly whenUnknown: string
}

/**
 * Sends one request and reads the answer, at most 1 MiB of it. Ends at the time-out and with the signal, also if `fetch`
 * ignores both. Rejects with an `AntomError` only.
 */
export async function exchange(request: Exchange): Promise<RawAnswer> {
  const { timeout, signal, url, whenUnknown } = request
  if (signal?.aborted) {
    throw aborted('before anything was sent. Call again when you need the answer.', signal.reason)
  }
  const controller = new AbortController()
  let end!: (error: AntomError) => void
  const ended = new Promise<never>((_resolve, reject) => {
    end = (error) => {
      reject(error)
      controller.abort(error)
    }
  })
  const timer = setTimeout(
    () =>
      end(
        new AntomError(
          'TIMEOUT',
          `Antom must answer within ${timeout} ms, but it did not. ${whenUnknown}`,
        ),
      ),
    timeout,
  )
  const onAbort = (): void => end(aborted(`before the answer came. ${whenUnknown}`, signal?.reason))
  signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([ended, answered(request, controller.signal)])
  } catch (cause) {
    if (cause instanceof AntomError) {
      throw cause
    }
    throw new AntomError(
      'NETWORK',
      `Antom must be reachable at ${new URL(url).origin}, but the connection failed. ${whenUnknown}`,
      { cause },
    )
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    controller.abort()
  }
}

async function answered(request: Exchange, signal: AbortSignal): Promise<RawAnswer> {
  const { fetch, url, headers, body } = request
  // Not 'error': some edge runtimes know only 'follow' and 'manual'. A redirect then is a wrong status, below.
  const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
  if (signal.aborted) {
    await response.body?.cancel()
    throw signal.reason
  }
  if (response.status !== 200) {
    throw wrongStatus(response.status, request.whenUnknown)
  }
  const bytes = await readLimited(response, MAX_BYTES, signal)
  if (bytes === undefined) {
    throw tooLarge()
  }
  return {
    time: response.headers.get('response-time'),
    signature: response.headers.get('signature'),
    body: bytes,
  }
}

function aborted(when: string, cause: unknown): AntomError {
  return new AntomError('ABORTED', `The call was aborted ${when}`, { cause })
}

function tooLarge(): AntomError {
  return new AntomError(
    'INVALID_RESPONSE',
    `The answer must have at most ${MAX_BYTES} bytes, but it is larger. It is not Antom's; check the gateway.`,
  )
}

function wrongStatus(status: unknown, whenUnknown: string): AntomError {
  const came = typeof status === 'number' ? String(status) : 'none'
  const cure = Number(status) >= 500 ? whenUnknown : 'Nothing was done. Check the gateway.'
  return new AntomError(
    'HTTP_STATUS',
    `Antom must answer with HTTP status 200, but it was ${came}. ${cure}`,
  )
}
