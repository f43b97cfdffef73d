import { describe, expect, test, vi } from 'vitest'
import { AntomError, verifySignature, type AntomClient, type AntomClientOptions } from './index.ts'
import {
  antomPublicKey,
  client,
  fakeGateway,
  merchantPublicKey,
  nextAntomPrivateKey,
  nextAntomPublicKey,
  privateKey,
  rejection,
  sessionAnswer,
  sessionRequest,
  success,
  type Misbehaviour,
} from './test/merchant.ts'

const sgd = { currency: 'SGD', value: '6000' }
const payment = { paymentId: 'PID_1', paymentRequestId: 'PAY_1' }
const captureRequest = { captureRequestId: 'CAP_1', paymentId: 'PID_1', captureAmount: sgd }
const refundRequest = { refundRequestId: 'REF_1', paymentId: 'PID_1', refundAmount: sgd }

/** Each call with a right request and a right answer. */
const calls: {
  name: keyof AntomClient
  request: object
  answer: object
  unknown: RegExp
}[] = [
  {
    name: 'createPaymentSession',
    request: sessionRequest,
    answer: sessionAnswer,
    unknown: /call again with a NEW paymentRequestId/,
  },
  {
    name: 'inquiryPayment',
    request: { paymentRequestId: 'PAY_1' },
    answer: { result: success, paymentStatus: 'SUCCESS', ...payment, paymentAmount: sgd },
    unknown: /ask again/,
  },
  {
    name: 'capture',
    request: captureRequest,
    answer: { result: success, captureId: 'CID_1', ...captureRequest },
    unknown: /call again with the SAME captureRequestId/,
  },
  {
    name: 'refund',
    request: refundRequest,
    answer: { result: success, refundId: 'RID_1', ...refundRequest },
    unknown: /call again with the SAME refundRequestId/,
  },
  {
    name: 'inquiryRefund',
    request: { refundRequestId: 'REF_1' },
    answer: {
      result: success,
      refundStatus: 'SUCCESS',
      refundRequestId: 'REF_1',
      refundAmount: sgd,
    },
    unknown: /ask again/,
  },
  {
    name: 'cancel',
    request: { paymentRequestId: 'PAY_1' },
    answer: { result: success, ...payment },
    unknown: /cancel again, up to three times/,
  },
]
const call = (antom: AntomClient, name: keyof AntomClient, request: object, options?: object) =>
  antom[name](request as never, options)

describe.each(calls)('$name', ({ name, request, answer, unknown }) => {
  test.each([
    ['SANDBOX_TEST', `/ams/sandbox/api/v1/payments/${name}`],
    ['5X00000000000000', `/ams/api/v1/payments/${name}`],
  ])(
    'of client %s goes to %s, the path it signs, and brings the answer',
    async (clientId, path) => {
      const { fetch, sent } = fakeGateway(answer)
      expect(await call(client(fetch, { clientId }), name, request)).toEqual(answer)
      const { url, headers, body } = sent[0]!
      expect(url).toBe(`https://gateway.example${path}`)
      expect(JSON.parse(new TextDecoder().decode(body))).toMatchObject(request)
      const message = { path, clientId, time: headers.get('request-time')!, body }
      const signature = headers.get('signature')!
      expect(await verifySignature(message, signature, merchantPublicKey)).toBe(true)
    },
  )

  test.each(['F', 'U'])('returns a signed %s of Antom', async (resultStatus) => {
    const refusal = { result: { resultCode: 'SOME_CODE', resultStatus } }
    expect(await call(client(fakeGateway(refusal).fetch), name, request)).toEqual(refusal)
  })

  test('sends nothing when the request is wrong', async () => {
    const { fetch, sent } = fakeGateway(answer)
    const error = await rejection(call(client(fetch), name, {}))
    expect(error).toMatchObject({ name: 'AntomError', code: 'INVALID_REQUEST' })
    expect(sent).toEqual([])
  })

  test('without an answer says what to do next, which is not the same for every call', async () => {
    const cause = new TypeError('fetch failed')
    const broken = await rejection(call(client(vi.fn().mockRejectedValue(cause)), name, request))
    expect(broken).toMatchObject({ code: 'NETWORK', cause })
    expect(broken.message).toMatch(unknown)
    const late = await rejection(call(client(silent, { timeout: 1 }), name, request))
    expect(late).toMatchObject({ code: 'TIMEOUT' })
    expect(late.message).toMatch(unknown)
    const failed = await rejection(
      call(client(fakeGateway('', { status: 500 }).fetch), name, request),
    )
    expect(failed).toMatchObject({ code: 'HTTP_STATUS' })
    expect(failed.message).toMatch(unknown)
  })
})

const silent: typeof globalThis.fetch = (_, init) =>
  new Promise((_resolve, reject) =>
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason)),
  )

describe('an answer is not believed when', () => {
  const refusal = { result: { resultCode: 'SIGNATURE_INVALID', resultStatus: 'F' } }
  const old = new Date(Date.now() - 301_000).toISOString()
  const future = new Date(Date.now() + 360_000).toISOString()
  test.each<[string, string, object | string, Misbehaviour]>([
    [
      'a byte of it was changed',
      'BAD_SIGNATURE',
      sessionAnswer,
      { tamper: (body) => body.replace('secret', 'Secret') },
    ],
    [
      'it was signed for another path',
      'BAD_SIGNATURE',
      sessionAnswer,
      { path: '/ams/api/v1/payments/createPaymentSession' },
    ],
    ['it was signed for another client', 'BAD_SIGNATURE', sessionAnswer, { clientId: 'OTHER' }],
    ['it was signed by a stranger', 'BAD_SIGNATURE', sessionAnswer, { key: privateKey }],
    [
      'it says success without a signature',
      'UNSIGNED_RESPONSE',
      sessionAnswer,
      { without: 'signature' },
    ],
    ['its time is missing', 'UNSIGNED_RESPONSE', sessionAnswer, { without: 'response-time' }],
    ['it is an error without a signature', 'UNSIGNED_ERROR', refusal, { without: 'signature' }],
    ['it is six minutes old', 'STALE_RESPONSE', sessionAnswer, { time: old }],
    ['it comes from the future', 'STALE_RESPONSE', sessionAnswer, { time: future }],
    ['its time is no time', 'STALE_RESPONSE', sessionAnswer, { time: 'yesterday' }],
    ['its time has no zone', 'STALE_RESPONSE', sessionAnswer, { time: '2026-11-28T12:00:00' }],
    ['it is not JSON', 'INVALID_RESPONSE', '<html>', {}],
    ['it is a list', 'INVALID_RESPONSE', '[]', {}],
    ['it is null', 'INVALID_RESPONSE', 'null', {}],
    ['it has no result', 'INVALID_RESPONSE', { paymentSessionData: 'secret' }, {}],
    [
      'its status is none of three',
      'INVALID_RESPONSE',
      { result: { resultCode: 'A', resultStatus: 'X' } },
      {},
    ],
    ['it is a success without a session', 'INVALID_RESPONSE', { result: success }, {}],
    [
      'it refuses and brings a session',
      'INVALID_RESPONSE',
      { ...refusal, paymentSessionData: 'secret' },
      {},
    ],
    ['its session is no text', 'INVALID_RESPONSE', { ...sessionAnswer, paymentSessionData: 5 }, {}],
    ['its status is not 200', 'HTTP_STATUS', sessionAnswer, { status: 404 }],
    ['it redirects', 'HTTP_STATUS', sessionAnswer, { status: 302 }],
  ])('%s: %s', async (_, code, answer, misbehaviour) => {
    const { fetch } = fakeGateway(answer, misbehaviour)
    const error = await rejection(client(fetch).createPaymentSession(sessionRequest))
    expect(error).toMatchObject({ name: 'AntomError', code })
    expect(error.message).not.toContain('secret')
  })

  test.each<[string, keyof AntomClient, object, object]>([
    [
      'it is about another payment',
      'inquiryPayment',
      { paymentRequestId: 'PAY_1' },
      { result: success, paymentStatus: 'SUCCESS', paymentRequestId: 'PAY_2' },
    ],
    [
      'it says that some payment failed',
      'inquiryPayment',
      { paymentRequestId: 'PAY_1' },
      { result: success, paymentStatus: 'FAIL' },
    ],
    [
      'asked with both ids, it is about another paymentRequestId',
      'inquiryPayment',
      payment,
      { result: success, paymentStatus: 'SUCCESS', paymentId: 'PID_1', paymentRequestId: 'PAY_2' },
    ],
    [
      'asked with both ids, it names the weaker one only',
      'inquiryPayment',
      payment,
      { result: success, paymentStatus: 'SUCCESS', paymentRequestId: 'PAY_1' },
    ],
    [
      'it says paid, and that the inquiry failed',
      'inquiryPayment',
      payment,
      { result: { resultCode: 'A', resultStatus: 'F' }, paymentStatus: 'SUCCESS', ...payment },
    ],
    [
      'its amount is a number',
      'inquiryPayment',
      payment,
      {
        result: success,
        paymentStatus: 'SUCCESS',
        ...payment,
        paymentAmount: { currency: 'SGD', value: 6000 },
      },
    ],
    [
      'its payment has a state that nobody knows',
      'inquiryPayment',
      payment,
      { result: success, paymentStatus: 'PAID', ...payment },
    ],
    [
      'its transactions are no list',
      'inquiryPayment',
      payment,
      { result: success, paymentStatus: 'SUCCESS', ...payment, transactions: {} },
    ],
    [
      'it is about another capture',
      'capture',
      captureRequest,
      { result: success, ...captureRequest, captureRequestId: 'CAP_2' },
    ],
    [
      'it is about a capture of another payment',
      'capture',
      captureRequest,
      { result: success, ...captureRequest, paymentId: 'PID_2' },
    ],
    ['it is about no capture', 'capture', captureRequest, { result: success }],
    [
      'it is about another refund',
      'refund',
      refundRequest,
      { result: success, ...refundRequest, refundRequestId: 'REF_2' },
    ],
    ['it is about no refund', 'refund', refundRequest, { result: success }],
    [
      'it is about another refund',
      'inquiryRefund',
      { refundRequestId: 'REF_1' },
      { result: success, refundStatus: 'SUCCESS', refundRequestId: 'REF_2' },
    ],
    [
      'it says refunded, and that the inquiry failed',
      'inquiryRefund',
      { refundRequestId: 'REF_1' },
      {
        result: { resultCode: 'A', resultStatus: 'U' },
        refundStatus: 'SUCCESS',
        refundRequestId: 'REF_1',
      },
    ],
    ['another payment was cancelled', 'cancel', payment, { result: success, paymentId: 'PID_2' }],
    ['no payment was cancelled', 'cancel', payment, { result: success }],
  ])('%s (%s)', async (_, name, request, answer) => {
    const error = await rejection(call(client(fakeGateway(answer).fetch), name, request))
    expect(error).toMatchObject({ name: 'AntomError', code: 'INVALID_RESPONSE' })
  })

  test('an unsigned refusal is kept as a hint, for logs', async () => {
    const { fetch } = fakeGateway(refusal, { without: 'signature' })
    const error = await rejection(client(fetch).createPaymentSession(sessionRequest))
    expect(error).toMatchObject(refusal)
    expect(error.message).toContain('SIGNATURE_INVALID')
  })
})

describe('an answer is believed', () => {
  test.each([
    '2026-11-28T20:00:00+08:00',
    '2026-11-28T12:00:00Z',
    '2026-11-28T12:00:00+0000',
    '1795867200000',
  ])('with its time written %s', async (time) => {
    const { fetch } = fakeGateway(sessionAnswer, { time })
    const now = () => Date.parse('2026-11-28T12:04:00Z')
    const session = await client(fetch, { now }).createPaymentSession(sessionRequest)
    expect(session).toEqual(sessionAnswer)
  })

  test('within the tolerance that is set', async () => {
    const time = new Date(Date.now() - 3_600_000).toISOString()
    const { fetch } = fakeGateway(sessionAnswer, { time })
    for (const tolerance of [3_700_000, Infinity]) {
      await client(fetch, { tolerance }).createPaymentSession(sessionRequest)
    }
    const strict = client(fetch, { tolerance: 3_500_000 }).createPaymentSession(sessionRequest)
    await expect(strict).rejects.toMatchObject({ code: 'STALE_RESPONSE' })
  })

  test('when any of several keys signed it: Antom may change its key', async () => {
    const antom = client(fakeGateway(sessionAnswer, { key: nextAntomPrivateKey }).fetch, {
      antomPublicKey: [antomPublicKey, nextAntomPublicKey],
    })
    expect(await antom.createPaymentSession(sessionRequest)).toEqual(sessionAnswer)
    const { fetch } = fakeGateway(sessionAnswer, { key: nextAntomPrivateKey })
    const error = await rejection(client(fetch).createPaymentSession(sessionRequest))
    expect(error).toMatchObject({ code: 'BAD_SIGNATURE' })
  })

  test('with null for a field without a value, which then is absent', async () => {
    const answer = { result: { resultCode: 'A', resultStatus: 'F' }, paymentSessionData: null }
    const session = await client(fakeGateway(answer).fetch).createPaymentSession(sessionRequest)
    expect(session).toEqual({ result: answer.result })
  })
})

describe('a call ends', () => {
  const deaf: typeof globalThis.fetch = () => new Promise(() => {})

  test('at the time-out, also when fetch does not listen to the signal', async () => {
    const error = await rejection(client(deaf, { timeout: 1 }).inquiryPayment(payment))
    expect(error).toMatchObject({ code: 'TIMEOUT' })
  })

  test('at the time-out, also in the middle of an answer', async () => {
    let canceled = false
    const stalled: typeof globalThis.fetch = async () =>
      new Response(new ReadableStream({ cancel: () => void (canceled = true) }))
    const error = await rejection(client(stalled, { timeout: 5 }).inquiryPayment(payment))
    expect(error).toMatchObject({ code: 'TIMEOUT' })
    await expect.poll(() => canceled).toBe(true)
  })

  test('with the signal, and says that Antom may have acted', async () => {
    const controller = new AbortController()
    const reason = new Error('the buyer left')
    // Aborted once the request is on its way, which takes as long as the signature.
    const sending: typeof globalThis.fetch = (...request) => {
      controller.abort(reason)
      return deaf(...request)
    }
    const pending = client(sending).refund(refundRequest, { signal: controller.signal })
    const error = await rejection(pending)
    expect(error).toMatchObject({ name: 'AntomError', code: 'ABORTED', cause: reason })
    expect(error.message).toMatch(/SAME refundRequestId/)
  })

  test('before anything is sent when the signal has aborted already', async () => {
    const { fetch, sent } = fakeGateway(sessionAnswer)
    const call = client(fetch).createPaymentSession(sessionRequest, { signal: AbortSignal.abort() })
    await expect(call).rejects.toMatchObject({ code: 'ABORTED' })
    expect(sent).toEqual([])
  })

  test('after 1 MiB of an endless answer', async () => {
    let chunks = 0
    let canceled = false
    const endless: typeof globalThis.fetch = async () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            chunks += 1
            controller.enqueue(new Uint8Array(65_536))
          },
          cancel: () => void (canceled = true),
        }),
      )
    const error = await rejection(client(endless).inquiryPayment(payment))
    expect(error).toMatchObject({ code: 'INVALID_RESPONSE' })
    expect(error.message).toMatch(/1048576 bytes/)
    expect(chunks).toBeLessThan(20)
    await expect.poll(() => canceled).toBe(true)
  })

  test('without a listener left on the signal', async () => {
    const { signal } = new AbortController()
    const remove = vi.spyOn(signal, 'removeEventListener')
    const add = vi.spyOn(signal, 'addEventListener')
    const { fetch } = fakeGateway(sessionAnswer)
    await client(fetch).createPaymentSession(sessionRequest, { signal })
    expect(remove).toHaveBeenCalledTimes(add.mock.calls.length)
  })
})

describe('a client cannot be made with', () => {
  test.each<[string, Partial<Record<keyof AntomClientOptions, unknown>>, RegExp]>([
    ['no client id', { clientId: '' }, /clientId .* empty/],
    ['a space before its client id', { clientId: ' SANDBOX_TEST' }, /clientId .* spaces/],
    ['a line end after its client id', { clientId: 'SANDBOX_TEST\n' }, /clientId .* line breaks/],
    ['a line break in its client id', { clientId: 'SANDBOX\r\nX: 1' }, /clientId .* line breaks/],
    ['a client id that is no text', { clientId: 5 }, /clientId .* a number/],
    ['an agent token with a line break', { agentToken: 'a\nb' }, /agentToken .* line breaks/],
    ['an empty agent token', { agentToken: '' }, /agentToken .* empty/],
    ['a gateway that is no URL', { gateway: 'open-sea-global.alipay.com' }, /gateway .* no URL/],
    ['a gateway on plain http', { gateway: 'http://open-sea-global.alipay.com' }, /plain http/],
    [
      'a gateway that only looks like this machine',
      { gateway: 'http://127.0.0.1.example' },
      /plain http/,
    ],
    ['a gateway with a path', { gateway: 'https://gateway.example/ams/api' }, /Leave out path/],
    ['a gateway with a user', { gateway: 'https://user:pw@gateway.example' }, /Leave out path/],
    ['a gateway with a line break', { gateway: 'https://gateway\n.example' }, /gateway .* no URL/],
    ['a gateway that is no text', { gateway: { href: 'https://a.example' } }, /gateway .* no URL/],
    ['a time-out of NaN', { timeout: Number.NaN }, /timeout .* NaN/],
    ['a negative time-out', { timeout: -1 }, /timeout .* -1/],
    ['a time-out of 0', { timeout: 0 }, /timeout .* 0/],
    ['a time-out that timers cannot keep', { timeout: 2 ** 33 }, /timeout .* 8589934592/],
    ['a time-out as text', { timeout: '15s' }, /timeout .* "15s"/],
    ['a tolerance of NaN', { tolerance: Number.NaN }, /tolerance .* NaN/],
    ['a negative tolerance', { tolerance: -1 }, /tolerance .* -1/],
    ['a fetch that is no function', { fetch: 'fetch' }, /fetch must be a function/],
    ['a warn that is no function', { warn: 'warn' }, /warn must be a function/],
    ['a clock that is no function', { now: 5 }, /now must be a function/],
  ])('%s', (_, options, message) => {
    const make = () => client(fakeGateway('').fetch, options as Partial<AntomClientOptions>)
    expect(make).toThrow(expect.objectContaining({ name: 'AntomError', code: 'INVALID_CONFIG' }))
    expect(make).toThrow(message)
  })

  test.each(['http://127.0.0.1:4100', 'http://localhost:4100/', 'http://[::1]:4100'])(
    'but with this machine’s %s',
    (url) => {
      expect(() => client(fakeGateway('').fetch, { gateway: url })).not.toThrow()
    },
  )
})

test('the agent token is a header, and is not signed', async () => {
  const { fetch, sent } = fakeGateway(sessionAnswer)
  await client(fetch, { agentToken: 'agent-7' }).createPaymentSession(sessionRequest)
  expect(sent[0]!.headers.get('agent-token')).toBe('agent-7')
  await client(fetch).createPaymentSession(sessionRequest)
  expect(sent[1]!.headers.has('agent-token')).toBe(false)
})

test('the options are read once: changing them later changes nothing', async () => {
  const { fetch, sent } = fakeGateway(sessionAnswer)
  const keys = [antomPublicKey]
  const options = { clientId: 'SANDBOX_TEST', antomPublicKey: keys }
  const antom = client(fetch, options)
  options.clientId = 'OTHER'
  keys.length = 0
  await antom.createPaymentSession(sessionRequest)
  expect(sent[0]!.headers.get('client-id')).toBe('SANDBOX_TEST')
})

test('a request is read once: the checked request is the sent one', async () => {
  const { fetch, sent } = fakeGateway(sessionAnswer)
  let reads = 0
  const request = {
    ...sessionRequest,
    get paymentRequestId() {
      reads += 1
      return reads === 1 ? 'PAY_1' : 'PAY_2'
    },
  }
  await client(fetch).createPaymentSession(request)
  expect(JSON.parse(new TextDecoder().decode(sent[0]!.body)).paymentRequestId).toBe('PAY_1')
})

test('a clock that is broken is said', async () => {
  for (const now of [() => Number.NaN, () => 'now' as never]) {
    const error = await rejection(client(fakeGateway('').fetch, { now }).inquiryPayment(payment))
    expect(error).toMatchObject({ name: 'AntomError', code: 'INVALID_CONFIG' })
  }
})

describe('a missing settlementStrategy', () => {
  test('is advised against once', async () => {
    const warn = vi.fn<(message: string) => void>()
    const antom = client(fakeGateway(sessionAnswer).fetch, { warn })
    await antom.createPaymentSession(sessionRequest)
    await antom.createPaymentSession(sessionRequest)
    expect(warn).toHaveBeenCalledTimes(1)
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/settlementStrategy is missing/))
  })

  test('is not advised against when it is there', async () => {
    const warn = vi.fn<(message: string) => void>()
    const antom = client(fakeGateway(sessionAnswer).fetch, { warn })
    const settlementStrategy = { settlementCurrency: 'SGD' }
    await antom.createPaymentSession({ ...sessionRequest, settlementStrategy })
    expect(warn).not.toHaveBeenCalled()
  })

  test('is advised against on the console once, however many clients a server makes', async () => {
    const console_ = vi.spyOn(console, 'warn').mockImplementation(() => {})
    for (let count = 0; count < 3; count++) {
      const antom = client(fakeGateway(sessionAnswer).fetch, { warn: undefined })
      await antom.createPaymentSession(sessionRequest)
    }
    expect(console_).toHaveBeenCalledTimes(1)
    console_.mockRestore()
  })

  test('does not stop a payment when the advice cannot be given', async () => {
    const warn = () => {
      throw new Error('no log')
    }
    const antom = client(fakeGateway(sessionAnswer).fetch, { warn })
    expect(await antom.createPaymentSession(sessionRequest)).toEqual(sessionAnswer)
  })
})

test('AntomError is an Error with a name, a code and its cause', () => {
  const cause = new Error('why')
  const error = new AntomError('NETWORK', 'message', { cause })
  expect(error).toBeInstanceOf(Error)
  expect(error).toMatchObject({ name: 'AntomError', code: 'NETWORK', message: 'message', cause })
  expect('cause' in new AntomError('NETWORK', 'message')).toBe(false)
})
