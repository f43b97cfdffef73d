/// <reference types="node" />
import { createServer, request as httpRequest, type RequestListener, type Server } from 'node:http'
import express from 'express'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { acknowledge, NotificationError, readNotification } from '../index.ts'
import { antomPrivateKey, antomPublicKey } from '../test/merchant.ts'
import { signNotification } from '../testing/index.ts'
import { toNodeHandler } from './index.ts'

const handler = toNodeHandler(async (request) => {
  try {
    const { notifyType } = await readNotification(request, { antomPublicKey })
    const answer = acknowledge()
    answer.headers.set('x-type', notifyType)
    return answer
  } catch (error) {
    return new Response(String(error), { status: (error as NotificationError).status })
  }
})

const stops: (() => void)[] = []
afterEach(() => {
  for (const stop of stops.splice(0)) {
    stop()
  }
  vi.restoreAllMocks()
})

async function listen(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => server.close())
  const { port } = server.address() as { port: number }
  return `http://127.0.0.1:${port}`
}

const result = { resultCode: 'SUCCESS', resultStatus: 'S' }
const notification = { notifyType: 'CAPTURE_RESULT', result, paymentId: 'PID_1', text: '陶器' }

async function notify(url: string): Promise<Response> {
  return fetch(await signNotification({ notification, url, privateKey: antomPrivateKey }))
}

describe('a notification is acknowledged', () => {
  test('by node:http', async () => {
    const response = await notify(`${await listen(handler)}/notify?a=1`)
    expect(response.status).toBe(200)
    expect(response.headers.get('x-type')).toBe('CAPTURE_RESULT')
    expect(await response.json()).toMatchObject({ result: { resultStatus: 'S' } })
  })

  test('by Express, before its parser and in a mounted router', async () => {
    const app = express()
    const router = express.Router()
    router.post('/notify', handler)
    app.use('/api', router)
    app.use(express.json())
    expect((await notify(`${await listen(app)}/api/notify`)).status).toBe(200)
  })

  test('by Express with express.raw(), which keeps the bytes', async () => {
    const app = express()
    app.post('/notify', express.raw({ type: '*/*' }), handler)
    expect((await notify(`${await listen(app)}/notify`)).status).toBe(200)
  })
})

test('a body that express.json() has taken is refused, with the cure', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const app = express()
  app.use(express.json())
  app.post('/notify', handler)
  const response = await notify(`${await listen(app)}/notify`)
  expect(response.status).toBe(500)
  expect(await response.text()).toMatch(/before express\.json\(\)/)
  expect(log).toHaveBeenCalledWith(expect.stringMatching(/before express\.json\(\)/))
})

test('a body of more than 1 MiB is answered with 413', async () => {
  const origin = await listen(handler)
  const status = await new Promise((resolve, reject) => {
    const sending = httpRequest(origin, { method: 'POST' }, (response) => {
      resolve(response.statusCode)
      sending.destroy()
    })
    sending.on('error', reject)
    sending.write(new Uint8Array(1_100_000))
  })
  expect(status).toBe(413)
})

test('a handler that throws is answered with 500, and nothing of it leaks', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const broken = toNodeHandler(() => {
    throw new Error('secret detail')
  })
  const response = await fetch(await listen(broken))
  expect(response.status).toBe(500)
  expect(await response.text()).toBe('')
  expect(log).toHaveBeenCalledTimes(1)
})

test('status, headers and several cookies arrive, also for GET', async () => {
  const answering = toNodeHandler((request) => {
    const response = new Response(`${request.method} ${new URL(request.url).pathname}`, {
      status: 418,
    })
    response.headers.append('set-cookie', 'a=1')
    response.headers.append('set-cookie', 'b=2')
    return response
  })
  const response = await fetch(`${await listen(answering)}//evil.example/x`)
  expect(response.status).toBe(418)
  expect(response.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(await response.text()).toBe('GET //evil.example/x')
})
