import { AntomError } from '../errors.ts'
import { readLimited } from '../exchange/readLimited.ts'
import { notify } from './notify.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import { session, type SessionReason } from './session.ts'
import { verify } from './verify.ts'

const MAX_BYTES = 64 * 1024

/** POST …/session, …/verify and …/notify. Without `orderOf`, …/notify only. Never rejects. */
export async function handle(settings: PaymentsSettings, request: Request): Promise<Response> {
  const step = new URL(request.url).pathname.split('/').at(-1)
  const isKnown =
    step === 'notify' || (settings.orderOf && (step === 'session' || step === 'verify'))
  if (!isKnown) {
    return problem(404, 'There is nothing here.')
  }
  if (request.method !== 'POST') {
    return problem(405, 'Only POST is answered here.', { allow: 'POST' })
  }
  if (step === 'notify') {
    return notify(settings, request)
  }
  try {
    return await answer(settings, request, step as 'session' | 'verify')
  } catch (error) {
    if (error instanceof AntomError && error.code === 'UNKNOWN_ORDER') {
      return problem(404, 'There is no such order.')
    }
    console.error(error)
    return problem(503, 'The payment service did not answer. Ask again.')
  }
}

async function answer(
  settings: PaymentsSettings,
  request: Request,
  step: 'session' | 'verify',
): Promise<Response> {
  const bytes = await readLimited(request, MAX_BYTES)
  if (bytes === undefined) {
    return problem(413, `The body must have at most ${MAX_BYTES} bytes.`)
  }
  const body = parsed(bytes)
  if (body === undefined) {
    return problem(400, 'The body must be a JSON object.')
  }
  const { reason = 'initial' } = body
  if (reason !== 'initial' && reason !== 'expired' && reason !== 'retry') {
    return problem(400, 'The reason must be "initial", "expired" or "retry".')
  }
  const orderId = await settings.orderOf!(request, body)
  if (typeof orderId !== 'string' || orderId === '') {
    return problem(403, 'This order is not yours to ask for.')
  }
  return step === 'session'
    ? json(200, await session(settings, orderId, reason satisfies SessionReason))
    : json(200, await verify(settings, orderId))
}

/** An empty body is an object without fields. */
function parsed(bytes: Uint8Array): Record<string, unknown> | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const value: unknown = text === '' ? {} : JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

const problem = (status: number, error: string, headers: Record<string, string> = {}): Response =>
  json(status, { error }, headers)

/** A session is for one buyer, and "paid" changes: neither may be kept by a cache. */
const json = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
  Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } })
