import type { PaymentSessionResponse, SessionReason } from '@antom-checkout/core'
import { hc, parseResponse } from 'hono/client'
import type { OrderLine, OrderView, ShopConfig, Verification } from '../common/orderView.ts'
import type { Api } from '../server/api.ts'
import { answerOf } from './answer.ts'

const { config, orders } = hc<Api>('/api')

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
