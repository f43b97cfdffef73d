import { AntomError } from './error.ts'

export type Answer = {
  headers: Headers
  body: Uint8Array<ArrayBuffer>
}

export type Exchange = {
  fetch: typeof globalThis.fetch
  url: string
  headers: Record<string, string>
  body: Uint8Array<ArrayBuffer>
  /** Milliseconds, for the whole exchange with its body. */
  timeout: number
}

/** Sends one request and reads the raw answer. Nothing in it is trusted yet. */
export async function exchange({ fetch, url, headers, body, timeout }: Exchange): Promise<Answer> {
  const signal = AbortSignal.timeout(timeout)
  try {
    // Not 'error': some edge runtimes know only 'follow' and 'manual'. A redirect then is a wrong status, below.
    const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
    if (response.status !== 200) throw wrongStatus(response.status)
    return { headers: response.headers, body: new Uint8Array(await response.arrayBuffer()) }
  } catch (cause) {
    if (cause instanceof AntomError) throw cause
    if (signal.aborted) throw timedOut(timeout, cause)
    throw new AntomError(
      'NETWORK',
      `Antom must be reachable at ${new URL(url).origin}, but the connection failed. ${UNKNOWN}`,
      { cause },
    )
  }
}

const UNKNOWN =
  'Antom may still have done what was asked: inquire, and ask for a session again only with a new paymentRequestId.'

function timedOut(timeout: number, cause: unknown): AntomError {
  return new AntomError(
    'TIMEOUT',
    `Antom must answer within ${timeout} ms, but it did not. ${UNKNOWN}`,
    { cause },
  )
}

function wrongStatus(status: number): AntomError {
  return new AntomError(
    'HTTP_STATUS',
    `Antom must answer with HTTP status 200, but it was ${status}. Check the gateway; try again later.`,
  )
}
