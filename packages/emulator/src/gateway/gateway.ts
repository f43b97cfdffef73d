import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Antom } from '../antom.ts'
import type { AntomKeys } from '../credentials.ts'
import type { GatewayFault } from '../faults/faults.ts'
import { discardRest, LARGEST_BODY_BYTES, readBody } from './body.ts'
import { isoTime, readIsoTime } from './isoTime.ts'
import { KEPT_BODY_BYTES } from './callLog.ts'
import { noteCall } from './noteCall.ts'
import { run } from './run.ts'
import { refusal, type Answer } from './result.ts'
import { parseSignatureHeader, signatureHeader, verifySignature } from './signature.ts'

/** An answer, and the body that it answers, where one was read. */
interface Answered {
  readonly answer: Answer
  readonly isSigned: boolean
  readonly fault?: GatewayFault['does'] | undefined
  readonly body?: Buffer | undefined
}

interface Claim {
  path: string
  clientId: string
  time: string
  /** The signature that the header claims. */
  signature: string
}

/** Whether a path belongs to the gateway, and not to one of the pages. */
export function isGatewayPath(path: string): boolean {
  return /^\/ams(?:[/?]|$)/.test(path)
}

const OPERATION = /^\/ams\/(?:sandbox\/)?api\/v1\/payments\/([^/?]*)(?:\?|$)/

const withoutSurprises = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

/**
 * Antom's API: identifies the caller by the headers, reads the body, verifies the signature, runs the operation and signs the
 * answer. Refusals are HTTP 200 too: the official SDKs throw on any other status and show no result code.
 *
 * Written for Node's own request and response. A framework's are made from a URL that it has normalised, but the signature is
 * over the path as it was sent.
 */
export function createGateway(
  antom: Antom,
  clientId: string,
  keys: AntomKeys,
): (path: string, incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> {
  /** Checks everything that the headers show. → the call, or the refusal. */
  function readHeaders(path: string, { method, headers }: IncomingMessage): Claim | Answer {
    const time = one(headers['request-time'])
    const header = parseSignatureHeader(one(headers['signature']))
    if (method !== 'POST') {
      return refusal('METHOD_NOT_SUPPORTED')
    }
    if (one(headers['client-id']) !== clientId) {
      return refusal('INVALID_CLIENT')
    }
    if (!isRequestTime(time)) {
      return refusal(
        'PARAM_ILLEGAL',
        'The header Request-Time must be epoch milliseconds or an ISO 8601 time with an offset',
      )
    }
    if (!header || (header.algorithm ?? 'RSA256') !== 'RSA256') {
      return refusal('SIGNATURE_INVALID')
    }
    if ((header.keyVersion ?? '1') !== '1') {
      return refusal('KEY_NOT_FOUND')
    }
    return { path, clientId, time, signature: header.signature }
  }

  function signedHeaders(path: string, text: string): Record<string, string> {
    const time = isoTime(antom.clock.now())
    const content = { method: 'POST', path, clientId, time, body: Buffer.from(text) }
    // In lower case: the Python SDK looks for exactly these.
    return {
      'client-id': clientId,
      'response-time': time,
      signature: signatureHeader(content, keys.antomPrivateKey, keys.keyVersion),
    }
  }

  /** An unauthenticated request gets an unsigned answer, as from Antom (PROTOCOL.md, "Unsigned answers"). */
  async function answer(path: string, incoming: IncomingMessage): Promise<Answered> {
    const unsigned = (refused: Answer, read?: Buffer) => ({
      answer: refused,
      isSigned: false,
      body: read,
    })
    const operationName = operationOf(path)
    if (operationName === undefined) {
      return unsigned(refusal('NO_INTERFACE_DEF'))
    }
    const call = readHeaders(path, incoming)
    if ('result' in call) {
      return unsigned(call)
    }
    const body = await readBody(incoming)
    if (!body) {
      const problem = `The body must not be larger than ${LARGEST_BODY_BYTES} bytes`
      return unsigned(refusal('PARAM_ILLEGAL', problem))
    }
    if (
      !verifySignature({ ...call, method: 'POST', body }, call.signature, keys.merchantPublicKey)
    ) {
      return unsigned(refusal('SIGNATURE_INVALID'), body)
    }
    const fault = antom.faults.fireGateway(operationName)
    switch (fault) {
      case 'time-out':
      case 'http-500':
      case 'unknown':
        return { answer: refusal('UNKNOWN_EXCEPTION'), isSigned: true, fault, body }
      case 'unsigned-answer':
        return { ...unsigned(run(antom, operationName, body), body), fault }
      case 'lose-answer':
      case undefined:
        return { answer: run(antom, operationName, body), isSigned: true, fault, body }
    }
  }

  return async (path, incoming, outgoing) => {
    try {
      const { answer: answered, isSigned, fault, body } = await answer(path, incoming)
      const text = JSON.stringify(answered)
      const headers = {
        'content-type': 'application/json;charset=UTF-8',
        ...(isSigned && signedHeaders(path, text)),
      }
      noteCall(antom, {
        operation: operationOf(path) ?? '',
        by: 'shop',
        path,
        requestHeaders: textsOf(incoming.headers),
        // Cut as bytes: a part of a text would keep all of it in memory.
        requestBody: body?.subarray(0, KEPT_BODY_BYTES).toString() ?? '',
        answer: answered,
        answerHeaders: headers,
        isSigned,
        fault,
      })
      if (fault && breakOff(fault, incoming, outgoing)) {
        return
      }
      outgoing.writeHead(200, {
        ...withoutSurprises,
        ...headers,
        'content-length': Buffer.byteLength(text),
      })
      await send(text, incoming, outgoing)
    } catch (error) {
      failed(error, incoming, outgoing)
    }
  }
}

/** Does what a fault does to a connection. → whether there is no answer to send any more */
function breakOff(
  fault: GatewayFault['does'],
  { socket }: IncomingMessage,
  outgoing: ServerResponse,
): boolean {
  switch (fault) {
    case 'time-out':
      return true
    case 'lose-answer':
      socket.destroy()
      return true
    case 'http-500':
      outgoing.writeHead(500, { 'content-type': 'text/html' })
      outgoing.end('<h1>Internal Server Error</h1>')
      return true
    case 'unknown':
    case 'unsigned-answer':
      return false
  }
}

async function send(
  text: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  if (hasNoMoreBody(incoming)) {
    outgoing.end(text)
    return
  }
  outgoing.write(text)
  await discardRest(incoming)
  outgoing.end()
  // The rest of the body is not worth reading, so the connection cannot be used again.
  if (!incoming.complete) {
    incoming.socket.destroy()
  }
}

function hasNoMoreBody({ complete, headers }: IncomingMessage): boolean {
  return complete || !(headers['transfer-encoding'] || Number(headers['content-length'] ?? 0) > 0)
}

function failed(error: unknown, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (incoming.socket.destroyed) {
    return
  }
  console.error('antom-emulator: please report this error.', error)
  if (outgoing.headersSent) {
    incoming.socket.destroy()
    return
  }
  outgoing.writeHead(200, { 'content-type': 'application/json;charset=UTF-8', connection: 'close' })
  outgoing.end(JSON.stringify(refusal('UNKNOWN_EXCEPTION')))
}

/** The headers that appear once, by name. */
function textsOf(headers: IncomingMessage['headers']): Record<string, string> {
  const given = Object.entries(headers).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  )
  return Object.fromEntries(given)
}

function operationOf(path: string): string | undefined {
  return OPERATION.exec(path)?.[1]
}

function one(header: string | string[] | undefined): string {
  return typeof header === 'string' ? header : ''
}

// Antom's documents and its SDKs for Java and Go say milliseconds; those for Python and PHP send ISO 8601.
function isRequestTime(time: string): boolean {
  return /^\d{1,15}$/.test(time) || readIsoTime(time) !== undefined
}
