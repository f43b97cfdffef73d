import { cancel, type CancelRequest, type CancelResponse } from './calls/cancel.ts'
import type { Call } from './calls/call.ts'
import { capture, type CaptureRequest, type CaptureResponse } from './calls/capture.ts'
import { createPaymentSession } from './calls/createPaymentSession.ts'
import {
  inquiryPayment,
  type InquiryPaymentRequest,
  type InquiryPaymentResponse,
} from './calls/inquiryPayment.ts'
import {
  inquiryRefund,
  type InquiryRefundRequest,
  type InquiryRefundResponse,
} from './calls/inquiryRefund.ts'
import { refund, type RefundRequest, type RefundResponse } from './calls/refund.ts'
import type {
  CreatePaymentSessionRequest,
  CreatePaymentSessionResponse,
} from './calls/sessionTypes.ts'
import { clientSettings, type AntomClientOptions } from './clientOptions.ts'
import { came } from './came.ts'
import { AntomError, asAntomError } from './errors.ts'
import { apiPath } from './exchange/apiPath.ts'
import { exchange } from './exchange/exchange.ts'
import { trustedAnswer } from './exchange/trustedAnswer.ts'
import { keepTimeout } from './clientTimeout.ts'
import { plainJson } from './request/plainJson.ts'
import { signRequest } from './signature/signRequest.ts'

export interface CallOptions {
  /** Ends the call with ABORTED. Antom may still do what was asked. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Antom's six calls. Antom's own `F` and `U` are returned; a call rejects, always with an `AntomError`, when the request
 * is wrong or no answer came that can be trusted.
 */
export interface AntomClient {
  /**
   * Asks for a session for the browser. In contrast to a refund, it must never be repeated with the same id:
   * after a `U`, TIMEOUT or NETWORK call again with a NEW `paymentRequestId`.
   */
  readonly createPaymentSession: (
    request: CreatePaymentSessionRequest,
    options?: CallOptions,
  ) => Promise<CreatePaymentSessionResponse>
  /**
   * Asks for the state of a payment. The result code `ORDER_NOT_EXIST` is no error: the buyer has not submitted yet.
   * Paid is `paymentStatus: 'SUCCESS'` with your order's amount and currency, and nothing else.
   */
  readonly inquiryPayment: (
    request: InquiryPaymentRequest,
    options?: CallOptions,
  ) => Promise<InquiryPaymentResponse>
  /** Takes an authorised payment, whole or in part, within seven days. Needed with `captureMode: 'MANUAL'` only. */
  readonly capture: (request: CaptureRequest, options?: CallOptions) => Promise<CaptureResponse>
  /**
   * Gives money back, whole or in part. In contrast to a session, it is repeated with the SAME `refundRequestId`
   * after a `U`, TIMEOUT or NETWORK: the same id is the same refund.
   */
  readonly refund: (request: RefundRequest, options?: CallOptions) => Promise<RefundResponse>
  /** Asks for the state of a refund. */
  readonly inquiryRefund: (
    request: InquiryRefundRequest,
    options?: CallOptions,
  ) => Promise<InquiryRefundResponse>
  /** Cancels a payment until 00:15 of the next day. A refunded payment cannot be cancelled. */
  readonly cancel: (request: CancelRequest, options?: CallOptions) => Promise<CancelResponse>
}

/** Makes the calls of one merchant. Throws INVALID_CONFIG at once if an option cannot be right. */
export function createAntomClient(options: AntomClientOptions): AntomClient {
  const settings = clientSettings(options)
  const { clientId, privateKey, antomKeys, origin, agentToken, fetch, timeout, tolerance } =
    settings

  async function run<Request, Answer>(
    call: Call<Request, Answer>,
    request: Request,
    signal: AbortSignal | undefined,
  ): Promise<Answer> {
    const content = call.body(plainJson(request))
    const path = apiPath(settings, call.name)
    const body = new TextEncoder().encode(JSON.stringify(content))
    const time = String(now())
    const signed = await signRequest({ path, clientId, body, time }, privateKey)
    const headers = agentToken === undefined ? signed : { ...signed, 'agent-token': agentToken }
    const { whenUnknown } = call
    const url = origin + path
    const raw = await exchange({ fetch, url, headers, body, timeout, signal, whenUnknown })
    const trust = { path, clientId, keys: antomKeys, tolerance, now: now() }
    return call.answer(await trustedAnswer(raw, trust), content)
  }

  function now(): number {
    const time: unknown = settings.now()
    if (typeof time === 'number' && Number.isFinite(time)) {
      return Math.round(time)
    }
    throw new AntomError(
      'INVALID_CONFIG',
      `now must return milliseconds since 1970, but it returned ${came(time, true)}. Leave it out.`,
    )
  }

  function method<Request, Answer>(
    call: Call<Request, Answer>,
  ): (request: Request, options?: CallOptions) => Promise<Answer> {
    return async (request, callOptions) => {
      try {
        return await run(call, request, signalOf(callOptions))
      } catch (cause) {
        throw asAntomError(cause, 'INVALID_REQUEST')
      }
    }
  }

  const context = { ...settings, now }
  const client: AntomClient = {
    createPaymentSession: method(createPaymentSession(context)),
    inquiryPayment: method(inquiryPayment),
    capture: method(capture),
    refund: method(refund(context)),
    inquiryRefund: method(inquiryRefund),
    cancel: method(cancel),
  }
  keepTimeout(client, timeout)
  return client
}

function signalOf(options: CallOptions | null | undefined): AbortSignal | undefined {
  const signal: unknown = options?.signal
  if (signal === undefined || signal instanceof AbortSignal) {
    return signal
  }
  throw new AntomError(
    'INVALID_REQUEST',
    `signal must be an AbortSignal, but it was ${came(signal)}. Pass controller.signal, or leave it out.`,
  )
}
