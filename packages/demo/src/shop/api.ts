import type { PaymentSessionResponse, SessionReason } from '@antom-checkout/core'
import { DetailedError, hc, parseResponse } from 'hono/client'
import type { OrderLine, OrderView, ShopConfig, Verification } from '../common/orderView.ts'
import type { Api } from '../server/api.ts'

const SILENT = 'The shop does not answer just now. Please try again.'

const { config, orders } = hc<Api>('/api')

/** The shop's server refused, in words for people. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string, options?: ErrorOptions) {
    super(message, options)
    this.status = status
  }
}

let known: Promise<ShopConfig> | undefined

/** Fetched once; again after a failure. */
export function getConfig(): Promise<ShopConfig> {
  known ??= answerOf(() => parseResponse(config.$get())).catch((error: unknown) => {
    known = undefined
    throw error
  })
  return known
}

export const getOrder = (id: string): Promise<OrderView> =>
  answerOf(() => parseResponse(orders[':id'].$get({ param: { id } })))

export function createOrder(lines: readonly OrderLine[]): Promise<OrderView> {
  const items = lines.map(({ sku, quantity }) => ({ sku, quantity }))
  return answerOf(() => parseResponse(orders.$post({ json: { items } })))
}

export const fetchSession = (
  id: string,
  reason: SessionReason,
  signal: AbortSignal,
): Promise<PaymentSessionResponse> =>
  answerOf(
    () =>
      parseResponse(
        orders[':id'].session.$post({ param: { id }, json: { reason } }, { init: { signal } }),
      ),
    signal,
  )

export const verify = (id: string, signal?: AbortSignal): Promise<Verification> =>
  answerOf(
    () =>
      parseResponse(
        orders[':id'].verify.$post({ param: { id } }, { init: { signal: signal ?? null } }),
      ),
    signal,
  )

/** Failures below the shop's own answers (the network, a proxy's HTML) are one sentence for people; an abort stays one. */
async function answerOf<Answer>(
  ask: () => Promise<Answer>,
  signal?: AbortSignal,
): Promise<Exclude<Answer, string | undefined>> {
  try {
    const answer = await ask()
    if (typeof answer === 'object') return answer as Exclude<Answer, string | undefined>
    throw new TypeError('The answer must be JSON.')
  } catch (cause) {
    if (signal?.aborted) throw cause
    const { statusCode = 0, detail } =
      cause instanceof DetailedError ? cause : ({} as DetailedError)
    const said: unknown = detail?.data?.error
    throw new ApiError(statusCode, typeof said === 'string' ? said : SILENT, { cause })
  }
}
