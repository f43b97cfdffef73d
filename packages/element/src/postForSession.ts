import { CheckoutError, type FetchSession, type PaymentSessionResponse } from '@antom-checkout/core'
import type { Complaint } from './complaints.ts'

/**
 * A `fetchSession` that asks the merchant's server: a POST of `params` and the `reason` as JSON, with the cookies of
 * its own origin. The server answers with the `createPaymentSession` response as JSON.
 * @throws CheckoutError `SESSION_FETCH_FAILED` for any other answer
 */
export const postForSession =
  (url: string, params: unknown): FetchSession =>
  async ({ reason, signal }) => {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...(await readParams(params)), reason }),
      signal,
    })
    const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined
    if (isObject(answer)) return answer as PaymentSessionResponse
    const type = response.headers.get('content-type') ?? 'no content type'
    throw await failure('answer', url, `${response.status} (${type})`)
  }

/** A `SESSION_FETCH_FAILED` with its text. */
const failure = async (
  about: Complaint,
  name: string,
  given: unknown,
  isRetryable?: boolean,
): Promise<CheckoutError> => {
  const { complaint } = await import('./complaints.ts')
  const text = complaint(about, name, given)
  return new CheckoutError('SESSION_FETCH_FAILED', text, undefined, isRetryable)
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

async function readParams(params: unknown): Promise<object> {
  let read = params ?? {}
  try {
    if (typeof params === 'string') read = JSON.parse(params)
  } catch {
    // The error follows.
  }
  if (isObject(read)) return read
  throw await failure('params', 'session-params', params, false)
}
