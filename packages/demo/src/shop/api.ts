import type { PaymentSessionResponse, SessionReason } from '@antom-checkout/core'
import type { OrderLine, OrderView, ShopConfig, Verification } from '../common/orderView.ts'

const SILENT = 'The shop does not answer just now. Please try again.'

/** The shop's server said no, in words for people. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

let config: Promise<ShopConfig> | undefined

/** Fetched once; again after a failure. */
export function getConfig(): Promise<ShopConfig> {
  config ??= call<ShopConfig>('/api/config').catch((error: unknown) => {
    config = undefined
    throw error
  })
  return config
}

export const getOrder = (id: string): Promise<OrderView> => call(`/api/orders/${id}`)

export function createOrder(lines: OrderLine[]): Promise<OrderView> {
  return call('/api/orders', { items: lines.map(({ sku, quantity }) => ({ sku, quantity })) })
}

export function fetchSession(
  id: string,
  reason: SessionReason,
  signal: AbortSignal,
): Promise<PaymentSessionResponse> {
  return call(`/api/orders/${id}/session`, { reason }, signal)
}

export function verify(id: string, signal?: AbortSignal): Promise<Verification> {
  return call(`/api/orders/${id}/verify`, {}, signal)
}

async function call<Answer>(path: string, body?: unknown, signal?: AbortSignal): Promise<Answer> {
  const request: RequestInit = signal ? { signal } : {}
  if (body !== undefined) {
    request.method = 'POST'
    request.headers = { 'Content-Type': 'application/json' }
    request.body = JSON.stringify(body)
  }
  const { response, answer } = await exchange(path, request)
  if (response.ok) return answer as Answer
  const error = (answer as { error?: unknown } | null)?.error
  throw new ApiError(response.status, typeof error === 'string' ? error : SILENT)
}

/** What fails below the shop's own answers (the network, a proxy's HTML) is one sentence for people; an abort stays one. */
async function exchange(
  path: string,
  request: RequestInit,
): Promise<{ response: Response; answer: unknown }> {
  try {
    const response = await fetch(path, request)
    return { response, answer: await response.json() }
  } catch (cause) {
    if (request.signal?.aborted) throw cause
    throw new Error(SILENT, { cause })
  }
}
