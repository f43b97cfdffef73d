/// <reference types="vite/client" />
/// <reference types="node" />
import { createServer, type RequestListener } from 'node:http'
import { createApp, createRouter, toNodeListener, type EventHandler } from 'h3'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readNotification } from '../index.ts'
import {
  antomPrivateKey,
  antomPublicKey,
  client,
  fakeGateway,
  privateKey,
  success,
} from '../test/merchant.ts'
import { signNotification } from '../testing/index.ts'
import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { capture, env, isFromAntom, refund, testNotification } from './calls.test-d.ts'
// oxlint-disable-next-line import/default -- Vite's ?raw gives any file's text as the default export
import byHandCode from './byHand.test-d.ts?raw'
// oxlint-disable-next-line import/default -- as above
import paymentsCode from './payments.test-d.ts?raw'
// oxlint-disable-next-line import/default -- as above
import callsCode from './calls.test-d.ts?raw'
// oxlint-disable-next-line import/default -- as above
import expressCode from './express.test-d.ts?raw'
// oxlint-disable-next-line import/default -- as above
import honoCode from './hono.test-d.ts?raw'
// oxlint-disable-next-line import/default -- as above
import nextCode from './next.test-d.ts?raw'
import nuxtCode from './nuxt.test-d.ts?raw'
// oxlint-disable-next-line import/default -- as above
import ordersCode from './orders.test-d.ts?raw'
// oxlint-disable-next-line import/default -- as above
import shopCode from './shop.test-d.ts?raw'
import errorsPage from '../../ERRORS.md?raw'
import readme from '../../README.md?raw'
// oxlint-disable-next-line import/default -- as above
import errorsCode from '../errors.ts?raw'
// oxlint-disable-next-line import/default -- as above
import notificationErrorCode from '../notification/NotificationError.ts?raw'

const amount = { currency: 'SGD', value: '6000' }

test('the README shows the code that is tested here', () => {
  const shown = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1])
  const code = [
    shopCode,
    ordersCode,
    // Next's own tsconfig forbids the ending.
    nextCode.replace('./shop.test-d.ts', './shop'),
    honoCode,
    expressCode,
    nuxtCode,
    paymentsCode,
    byHandCode,
    callsCode,
  ].join('\n')
  const tested = [...code.matchAll(/\/\/ #region README\n([\s\S]*?)\/\/ #endregion/g)].map(
    (match) => match[1]!.replace(/\.\/(shop|orders)\.test-d\.ts/g, './$1.ts'),
  )
  expect(shown).toHaveLength(tested.length)
  expect(shown).toEqual(expect.arrayContaining(tested))
})

test('ERRORS.md has a heading for every code', () => {
  const codes = [errorsCode, notificationErrorCode].flatMap((code) =>
    [...code.matchAll(/^  \| '([A-Z_]+)'/gm)].map((match) => match[1]!),
  )
  expect(codes.length).toBe(18)
  const headings = [...errorsPage.matchAll(/^### `([A-Z_]+)`/gm)].map((match) => match[1]!)
  expect(new Set(headings)).toEqual(new Set(codes))
})

test('every place in ERRORS.md that the README links to is there', () => {
  const anchors = [...readme.matchAll(/ERRORS\.md#([\w-]+)/g)].map((match) => match[1]!)
  const headings = [...errorsPage.matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  )
  expect(anchors.length).toBeGreaterThan(0)
  expect(headings).toEqual(expect.arrayContaining(anchors))
})

type Send = (request: Request) => Promise<Response>
const stops: (() => void)[] = []

/** Sends requests to a server in Node. The request's path is signed, so that only its origin changes. */
async function overNode(listener: unknown): Promise<Send> {
  const server = createServer(listener as RequestListener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => server.close())
  const { port } = server.address() as { port: number }
  return async (request) => {
    const { pathname } = new URL(request.url)
    return realFetch(`http://127.0.0.1:${port}${pathname}`, {
      method: 'POST',
      headers: request.headers,
      body: await request.text(),
    })
  }
}

const realFetch = globalThis.fetch
const databases: string[] = []
let asked = ''

beforeAll(async () => {
  // The shop's log: a forged notification was refused.
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  vi.stubEnv('ANTOM_CLIENT_ID', 'SANDBOX_1')
  vi.stubEnv('ANTOM_PRIVATE_KEY', privateKey)
  vi.stubEnv('ANTOM_PUBLIC_KEY', antomPublicKey)
  vi.stubEnv('ANTOM_GATEWAY', 'https://gateway.example')
  vi.stubGlobal('fetch', (async (url, init) => {
    const { paymentRequestId } = JSON.parse(new TextDecoder().decode(init?.body as Uint8Array)) as {
      paymentRequestId: string
    }
    asked = paymentRequestId
    const answer = (url as string).endsWith('createPaymentSession')
      ? { result: success, paymentSessionData: 'data' }
      : {
          result: success,
          paymentStatus: 'SUCCESS',
          paymentRequestId,
          paymentId: 'PID_1',
          paymentAmount: amount,
        }
    return fakeGateway(answer).fetch(url, init)
  }) as typeof fetch)
})

afterAll(() => {
  for (const stop of stops) {
    stop()
  }
  for (const file of databases) {
    rmSync(file, { force: true })
  }
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

const frameworks: [string, () => Promise<Send>][] = [
  ['Next', async () => (await import('./next.test-d.ts')).POST],
  ['Hono', async () => async (request) => (await import('./hono.test-d.ts')).app.fetch(request)],
  ['Express', async () => overNode((await import('./express.test-d.ts')).app)],
  [
    'Nuxt',
    async () => {
      const handler: EventHandler = (await import('./nuxt.test-d.ts')).default
      return overNode(
        toNodeListener(createApp().use(createRouter().post('/api/antom/:step', handler))),
      )
    },
  ],
]

const origin = 'https://shop.example/api/antom'

describe.each(frameworks)('the README’s shop in %s', (_, start) => {
  test('gives a session, verifies, believes a signed notification only, and ships once', async () => {
    // A shop of its own for each framework.
    vi.resetModules()
    const file = join(tmpdir(), `antom-readme-${randomUUID()}.db`)
    databases.push(file)
    vi.stubEnv('DATABASE_URL', `file:${file}`)
    const { shipped } = await import('./orders.test-d.ts')
    const send = await start()
    const post = (step: string, cookie = 'buyer=7') =>
      send(new Request(`${origin}/${step}`, { method: 'POST', body: '{}', headers: { cookie } }))
    expect((await post('session', 'buyer=8')).status).toBe(403)
    expect(await (await post('session')).json()).toMatchObject({ paymentSessionData: 'data' })
    await paying(send)
    expect(await (await post('verify')).json()).toEqual({ paymentStatus: 'SUCCESS' })
    expect([...shipped]).toEqual([['paid:1042', '1042']])
  })
})

test('the README’s endpoint by hand believes a signed notification only', async () => {
  const { handleByHand, isPaid } = await import('./byHand.test-d.ts')
  const post = (step: string) =>
    handleByHand(new Request(`https://shop.example/${step}`, { method: 'POST' }))
  expect(await (await post('session')).json()).toMatchObject({ paymentSessionData: 'data' })
  expect(await (await post('verify')).json()).toEqual({ paymentStatus: 'SUCCESS' })
  await paying(handleByHand)
  expect(isPaid()).toBe(true)
})

/** A forged notification is refused, a signed one acknowledged. */
async function paying(send: Send): Promise<void> {
  const notification = {
    notifyType: 'PAYMENT_RESULT',
    result: success,
    paymentRequestId: asked,
    paymentId: 'PID_1',
    paymentAmount: amount,
  }
  const signed = (key: string) =>
    signNotification({ notification, url: `${origin}/notify`, privateKey: key })
  expect((await send(await signed(privateKey))).status).toBe(401)
  const acknowledged = await send(await signed(antomPrivateKey))
  expect(acknowledged.status).toBe(200)
  expect(await acknowledged.text()).toBe(
    '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}',
  )
}

test('the README’s capture and refund are made', async () => {
  const captured = fakeGateway({
    result: success,
    captureRequestId: 'capture-PID_1',
    paymentId: 'PID_1',
  })
  expect((await capture(client(captured.fetch), 'PID_1')).result).toEqual(success)
  const fetch: typeof globalThis.fetch = (url, init) =>
    fakeGateway(
      (url as string).endsWith('/refund')
        ? { result: { resultCode: 'REFUND_IN_PROCESS', resultStatus: 'U' } }
        : { result: success, refundRequestId: 'REF_1', refundStatus: 'SUCCESS' },
    ).fetch(url, init)
  expect(await refund(client(fetch), 'PID_1', 'REF_1')).toMatchObject({ refundStatus: 'SUCCESS' })
})

test('the README’s env tells a phone', () => {
  const request = new Request('https://a.example', { headers: { 'user-agent': 'Android 15' } })
  const expected = { terminalType: 'WAP', osType: 'ANDROID', clientIp: '203.0.113.7' }
  expect(env(request, '203.0.113.7')).toEqual(expected)
})

test('the README’s test notification is read and verified with its key', async () => {
  const { request, publicKey } = await testNotification()
  expect(await isFromAntom(request.clone(), publicKey)).toBe(true)
  expect(await isFromAntom(request.clone(), antomPublicKey)).toBe(false)
  expect(await readNotification(request, { antomPublicKey: publicKey })).toMatchObject({
    paymentRequestId: 'PAY_1',
  })
})
