import { CheckoutError, type FetchSession, type PaymentSessionResponse } from '@antom-checkout/core'

/**
 * A `fetchSession` that asks the merchant's server: a POST of `params` and the `reason` as JSON, with the cookies of its
 * own origin. The server answers with the `createPaymentSession` response as JSON.
 * @throws CheckoutError `SESSION_FETCH_FAILED` when it answers anything else
 */
export const postForSession =
  (url: string, params: unknown): FetchSession =>
  async ({ reason, signal }) => {
    const response = await fetch(url, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ ...readParams(params), reason }),
      signal,
    })
    const answer: unknown = response.ok ? await response.json().catch(() => undefined) : undefined
    if (isObject(answer)) return answer as PaymentSessionResponse
    const type = response.headers.get('content-type') ?? 'no content type'
    throw new CheckoutError(
      'SESSION_FETCH_FAILED',
      `session-url must answer with the createPaymentSession response as JSON, but ${url} answered ${response.status} (${type}).`,
    )
  }

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function readParams(params: unknown): object {
  let read = params ?? {}
  try {
    if (typeof params === 'string') read = JSON.parse(params)
  } catch {
    // Told below.
  }
  if (isObject(read)) return read
  throw new CheckoutError(
    'SESSION_FETCH_FAILED',
    `session-params must be a JSON object, but it was ${JSON.stringify(params)}.`,
    undefined,
    false,
  )
}
