import { DetailedError } from 'hono/client'

const SILENT = 'The shop does not answer just now. Please try again.'

/** The shop's server refused, or did not answer (then `status` is 0); in words for people. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
  }
}

/** Failures below the shop's own answers (the network, a proxy's HTML) are one sentence for people; an abort stays one. */
export async function answerOf<Answer>(
  ask: () => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Exclude<Answer, string | undefined>> {
  try {
    const answer = await ask()
    if (typeof answer === 'object') return answer as Exclude<Answer, string | undefined>
    throw new TypeError('The answer must be JSON.')
  } catch (cause) {
    if (signal?.aborted) throw cause
    const { statusCode, detail } = cause instanceof DetailedError ? cause : ({} as DetailedError)
    const said: unknown = detail?.data?.error
    throw new ApiError(statusCode ?? 0, typeof said === 'string' ? said : SILENT, { cause })
  }
}
