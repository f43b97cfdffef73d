import { AntomError } from './error.ts'
import type { Answer } from './exchange.ts'
import { isApiResult } from './result.ts'
import type { ApiResult } from './result.ts'
import { verifyWith } from './signature.ts'

export type ApiResponse = { result: ApiResult; [field: string]: unknown }

/** Verifies an answer with Antom's key, and only then parses it. */
export async function trustedResponse(
  answer: Answer,
  path: string,
  clientId: string,
  key: CryptoKey,
): Promise<ApiResponse> {
  const signature = answer.headers.get('signature')
  const time = answer.headers.get('response-time')
  if (signature === null || time === null) throw unsigned(answer)

  const verified = await verifyWith(key, { path, clientId, time, body: answer.body }, signature)
  if (!verified) {
    throw new AntomError(
      'BAD_SIGNATURE',
      "The answer must be signed by Antom, but its signature does not fit. Is antomPublicKey Antom's key from the dashboard, not your own?",
    )
  }
  const response = parse(answer.body)
  if (response === undefined) {
    throw new AntomError(
      'INVALID_RESPONSE',
      'The answer must be JSON with a result, but it was something else. Try again; then ask Antom.',
    )
  }
  return response
}

// Antom does not sign the refusal of a request whose own signature it could not verify. Anybody could have
// written that, so it is an error with its own code, and its result code is named only as a hint.
function unsigned(answer: Answer): AntomError {
  const result = parse(answer.body)?.result
  if (result === undefined || result.resultStatus === 'S') {
    return new AntomError(
      'UNSIGNED_RESPONSE',
      'The answer must be signed by Antom, but it has no signature. Do not act on it; check the gateway.',
    )
  }
  const hint = /^\w{1,64}$/.test(result.resultCode) ? result.resultCode : 'an unreadable code'
  return new AntomError(
    'UNSIGNED_ERROR',
    `The answer must be signed by Antom, but it is an unsigned error (${hint}). ` +
      'Antom answers so when it cannot verify the request: check clientId, privateKey and that its public half is on the dashboard.',
  )
}

function parse(body: Uint8Array): ApiResponse | undefined {
  try {
    const value = JSON.parse(new TextDecoder().decode(body)) as Partial<ApiResponse> | null
    return isApiResult(value?.result) ? (value as ApiResponse) : undefined
  } catch {
    return undefined
  }
}
