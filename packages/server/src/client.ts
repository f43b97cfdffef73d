import { AntomError } from './error.ts'
import { exchange } from './exchange.ts'
import { apiPath, gatewayOrigin } from './gateway.ts'
import { checkInquiryAnswer, inquiryBody } from './inquiry.ts'
import type { InquiryPaymentRequest, InquiryPaymentResponse } from './inquiry.ts'
import { privateKeyImporter, publicKeyImporter } from './key.ts'
import { sessionBody } from './session.ts'
import type { CreatePaymentSessionRequest, CreatePaymentSessionResponse } from './session.ts'
import { signWith } from './signature.ts'
import { trustedResponse } from './trust.ts'

export type AntomClientOptions = {
  /** From Antom's dashboard. `SANDBOX_…` goes to the sandbox paths. */
  clientId: string
  /** Yours: PEM or base64, PKCS#8 or PKCS#1. */
  privateKey: string
  /** Antom's, not the public half of your own: PEM or base64. */
  antomPublicKey: string
  /** The region's host, for example `https://open-sea-global.alipay.com`. Plain http only on this machine. */
  gateway: string
  /** Default: the runtime's. */
  fetch?: typeof globalThis.fetch | undefined
  /** Milliseconds for one call. Default: 15,000. */
  timeout?: number | undefined
}

/** Every call rejects with an `AntomError` when no answer came that can be trusted; Antom's own `F` and `U` are returned. */
export type AntomClient = {
  /**
   * Asks for a session for the browser. Unlike a refund, it must never be repeated with the same id:
   * on a `U`, TIMEOUT or NETWORK call again with a NEW `paymentRequestId`.
   */
  createPaymentSession: (
    request: CreatePaymentSessionRequest,
  ) => Promise<CreatePaymentSessionResponse>
  /**
   * Asks what became of a payment. The result code `ORDER_NOT_EXIST` is no error: the buyer has not submitted yet.
   * Paid is `paymentStatus: 'SUCCESS'` with your order's amount and currency, and nothing else.
   */
  inquiryPayment: (request: InquiryPaymentRequest) => Promise<InquiryPaymentResponse>
}

/** Makes the calls of one merchant. Throws INVALID_CONFIG at once if an option cannot be right. */
export function createAntomClient(options: AntomClientOptions): AntomClient {
  const { clientId, timeout = 15_000 } = options
  if (typeof clientId !== 'string' || clientId.trim() === '') {
    throw new AntomError(
      'INVALID_CONFIG',
      'clientId must be the id from the dashboard, but it was empty.',
    )
  }
  const origin = gatewayOrigin(options.gateway)
  const privateKey = privateKeyImporter(options.privateKey)
  const antomKey = publicKeyImporter(options.antomPublicKey)
  const fetch = options.fetch ?? ((...request) => globalThis.fetch(...request))

  async function call<Response>(
    operation: string,
    content: Record<string, unknown>,
  ): Promise<Response> {
    const path = apiPath(clientId, operation)
    const body = new TextEncoder().encode(JSON.stringify(content))
    const headers = await signWith(await privateKey(), { path, clientId, body })
    const answer = await exchange({ fetch, url: origin + path, headers, body, timeout })
    return (await trustedResponse(answer, path, clientId, await antomKey())) as Response
  }

  return {
    createPaymentSession: async (request) => call('createPaymentSession', sessionBody(request)),
    inquiryPayment: async (request) =>
      checkInquiryAnswer(request, await call('inquiryPayment', inquiryBody(request))),
  }
}
