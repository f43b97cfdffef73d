import { AntomError } from '../errors.ts'
import type { RsaKey } from '../keys/rsaKey.ts'
import type { ApiResult } from '../result.ts'
import { verification } from '../signature/verification.ts'
import type { RawAnswer } from './exchange.ts'
import { timeOf } from './timeOf.ts'

/** A verified answer. Its fields are not checked yet. */
export interface ApiAnswer {
  readonly result: ApiResult
  readonly [field: string]: unknown
}

export interface Trust {
  readonly path: string
  readonly clientId: string
  readonly keys: readonly RsaKey[]
  /** Milliseconds that the answer's time may differ from `now`. */
  readonly tolerance: number
  readonly now: number
}

/** Verifies an answer with Antom's key, then its time, and only then parses it. */
export async function trustedAnswer(
  answer: RawAnswer,
  { path, clientId, keys, tolerance, now }: Trust,
): Promise<ApiAnswer> {
  const { body, time, signature } = answer
  switch (await verification({ path, clientId, time, body }, signature, keys)) {
    case 'missing':
      throw unsigned(answer)
    case 'malformed':
    case 'different':
      throw new AntomError(
        'BAD_SIGNATURE',
        "The answer must be signed by Antom, but its signature does not fit. Is antomPublicKey Antom's key from the dashboard, not your own? Does a proxy change answers?",
      )
    case 'verified':
  }
  const distance = Math.abs((timeOf(time) ?? Number.NaN) - now)
  if (!(distance <= tolerance)) {
    const came = Number.isNaN(distance)
      ? 'its response-time is no time'
      : `it is ${Math.round(distance / 1000)} seconds away`
    throw new AntomError(
      'STALE_RESPONSE',
      `The answer must be of now, within ${tolerance / 1000} seconds, but ${came}. Set this machine's clock; if it is right, somebody sent an old answer again.`,
    )
  }
  const parsed = parse(body)
  if (parsed === undefined) {
    throw new AntomError(
      'INVALID_RESPONSE',
      'The answer must be JSON with a result, but it was something else. Try again; then ask Antom.',
    )
  }
  return parsed
}

// Antom does not sign the refusal of a request whose own signature it could not verify. Anybody could have
// written that, so it is an error with its own code, and its result is only a hint.
function unsigned({ body }: RawAnswer): AntomError {
  const result = parse(body)?.result
  if (result === undefined || result.resultStatus === 'S') {
    return new AntomError(
      'UNSIGNED_RESPONSE',
      'The answer must be signed by Antom, but it has no signature. Do not act on it; check the gateway.',
    )
  }
  const code = /^\w{1,64}$/.test(result.resultCode) ? result.resultCode : 'an unreadable code'
  return new AntomError(
    'UNSIGNED_ERROR',
    `The answer must be signed by Antom, but it is an unsigned error (${code}). ` +
      'Antom answers so when it cannot verify the request: check clientId, privateKey and that its public half is on the dashboard.',
    { result },
  )
}

function parse(body: Uint8Array): ApiAnswer | undefined {
  try {
    const value = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown> | null
    const { resultCode, resultStatus, resultMessage } = (value?.['result'] ?? {}) as ApiResult
    if (
      value === null ||
      Array.isArray(value) ||
      typeof resultCode !== 'string' ||
      !/^[SFU]$/.test(resultStatus) ||
      (resultMessage != null && typeof resultMessage !== 'string')
    ) {
      return undefined
    }
    // Antom may write `null` for a field without a value. Our types say: absent.
    for (const object of [value, value['result'] as Record<string, unknown>]) {
      for (const name of Object.keys(object)) {
        if (object[name] === null) {
          delete object[name]
        }
      }
    }
    return value as unknown as ApiAnswer
  } catch {
    return undefined
  }
}
