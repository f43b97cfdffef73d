import type { HttpBindings } from '@hono/node-server'
import { Hono, type Context } from 'hono'
import type { Antom } from '../antom.ts'
import { createPaymentSession } from './create-payment-session.ts'
import type { AntomKeys } from '../credentials.ts'
import { inquiryPayment } from './inquiry-payment.ts'
import { isoTime } from './iso-time.ts'
import { result, type Result } from './result.ts'
import { parseSignatureHeader, signatureHeader, verifySignature } from './signature.ts'

type Operation = (antom: Antom, body: unknown) => { result: Result }
type GatewayContext = Context<{ Bindings: HttpBindings }>

/** Every call of the gateway; a new one is one line here and a file of its own. */
const operations: Record<string, Operation> = { createPaymentSession, inquiryPayment }

interface Call {
  method: string
  path: string
  clientId: string
  time: string
  body: Uint8Array
}

/** The Open API: checks who asks, does what is asked, signs the answer. Errors are HTTP 200 too, as Antom's SDKs expect. */
export function createGateway(
  antom: Antom,
  clientId: string,
  keys: AntomKeys,
): Hono<{ Bindings: HttpBindings }> {
  const gateway = new Hono<{ Bindings: HttpBindings }>()

  gateway.all('/:prefix{ams/api|ams/sandbox/api}/v1/payments/:operation', async (c) => {
    const call = await readCall(c)
    const refusal = refusalOf(call, c.req.header('signature'), clientId, keys)
    // Who did not prove who he is gets an answer that proves nothing either (protocol §1.2).
    if (refusal) return c.json({ result: refusal })
    const operation = operations[c.req.param('operation')]
    return signed(
      c,
      call,
      keys,
      operation ? operation(antom, parsed(call.body)) : { result: result('NO_INTERFACE_DEF') },
    )
  })
  return gateway
}

async function readCall(c: GatewayContext): Promise<Call> {
  return {
    method: c.req.method,
    // Not c.req.path: the signature is over the path and query as they were sent, before anybody normalised them.
    path: c.env.incoming.url ?? '',
    clientId: c.req.header('client-id') ?? '',
    time: c.req.header('request-time') ?? '',
    body: new Uint8Array(await c.req.arrayBuffer()),
  }
}

function refusalOf(
  call: Call,
  header: string | undefined,
  clientId: string,
  keys: AntomKeys,
): Result | undefined {
  if (call.method !== 'POST') return result('METHOD_NOT_SUPPORTED')
  if (call.clientId !== clientId) return result('INVALID_CLIENT')
  if (!isRequestTime(call.time))
    return result('PARAM_ILLEGAL', 'The header Request-Time must be epoch milliseconds or ISO 8601')
  const signature = parseSignatureHeader(header)
  if (!signature || (signature.algorithm ?? 'RSA256') !== 'RSA256')
    return result('SIGNATURE_INVALID')
  if ((signature.keyVersion ?? '1') !== '1') return result('KEY_NOT_FOUND')
  return verifySignature(call, signature.signature, keys.merchantPublicKey)
    ? undefined
    : result('SIGNATURE_INVALID')
}

function signed(
  c: GatewayContext,
  { method, path, clientId }: Call,
  keys: AntomKeys,
  answer: { result: Result },
): Response {
  const text = JSON.stringify(answer)
  const time = isoTime(Date.now())
  const content = { method, path, clientId, time, body: Buffer.from(text) }
  return c.body(text, 200, {
    'content-type': 'application/json;charset=UTF-8',
    'client-id': clientId,
    'response-time': time,
    signature: signatureHeader(content, keys.antomPrivateKey),
  })
}

/** Undefined for what is not JSON: every operation refuses that as a body of the wrong type. */
function parsed(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString())
  } catch {
    return undefined
  }
}

// Antom's documents and Java SDK say milliseconds, its Python and PHP SDKs ISO 8601: the gateway takes both.
function isRequestTime(time: string): boolean {
  return /^\d+$/.test(time) || /^\d{4}-\d{2}-\d{2}T/.test(time)
}
