/// <reference types="node" />
import { expect, test } from 'vitest'
import { inEveryStore } from './test/inEveryStore.ts'
import { signed } from './test/shop.ts'

const origin = 'https://shop.example/api/antom'
const post = (step: string, body: BodyInit = '{"id":"1042"}', init: RequestInit = {}): Request =>
  new Request(`${origin}/${step}`, { method: 'POST', body, ...init })

inEveryStore('handler', (place) => {
  const orderOf = (_: Request, { id }: Readonly<Record<string, unknown>>) => id as string

  test('serves a session and its verification, and neither is cached', async () => {
    const { payments } = place.shop({ orderOf })
    const session = await payments.handler(post('session', '{"id":"1042","reason":"initial"}'))
    expect(session.status).toBe(200)
    expect(session.headers.get('cache-control')).toBe('no-store')
    expect(await session.json()).toHaveProperty('paymentSessionData')
    const verified = await payments.handler(post('verify'))
    expect(await verified.json()).toEqual({ paymentStatus: 'PROCESSING' })
    expect(verified.headers.get('cache-control')).toBe('no-store')
  })

  test('passes the reason on', async () => {
    const { payments } = place.shop({ orderOf })
    const ask = async (reason: string) =>
      (await payments.handler(post('session', JSON.stringify({ id: '1042', reason })))).text()
    const first = await ask('initial')
    expect(await ask('expired')).toBe(first)
    expect(await ask('retry')).not.toBe(first)
  })

  test('serves notifications', async () => {
    const { start, payments, heard } = place.shop()
    const { paid } = await start()
    const { headers } = await signed(paid())
    const request = post('notify', JSON.stringify(paid()), { headers })
    expect((await payments.handler(request)).status).toBe(200)
    expect(heard()).toEqual(['paid'])
  })

  test('without orderOf nobody may ask for a session or a verification', async () => {
    const { payments } = place.shop()
    expect((await payments.handler(post('session'))).status).toBe(404)
    expect((await payments.handler(post('verify'))).status).toBe(404)
    expect((await payments.handler(post('notify'))).status).toBe(401)
  })

  test('orderOf decides who may ask, by the request and its body', async () => {
    const { payments } = place.shop({
      orderOf: async (request, body) =>
        request.headers.get('cookie') === 'buyer=7' ? String(body['id']) : undefined,
    })
    expect((await payments.handler(post('session'))).status).toBe(403)
    const allowed = post('session', '{"id":"1042"}', { headers: { cookie: 'buyer=7' } })
    expect((await payments.handler(allowed)).status).toBe(200)
  })

  test.each<[string, Request, number]>([
    ['another path', post('elsewhere'), 404],
    ['another method', new Request(`${origin}/session`), 405],
    ['no JSON', post('session', '{'), 400],
    ['a list', post('session', '[]'), 400],
    ['another reason', post('session', '{"reason":"whenever"}'), 400],
    ['no order', post('session', ''), 403],
    ['an order that is not there', post('session', '{"id":"none"}'), 404],
    ['a large body', post('session', ' '.repeat(65_537)), 413],
  ])('%s is refused', async (_, request, status) => {
    const { payments } = place.shop({ orderOf })
    expect((await payments.handler(request)).status).toBe(status)
  })

  test('says nothing of what went wrong', async () => {
    const { payments } = place.shop({
      orderOf: () => {
        throw new Error('postgres://user:secret@db')
      },
    })
    const response = await payments.handler(post('session'))
    expect(response.status).toBe(503)
    expect(await response.text()).not.toContain('secret')
    expect(console.error).toHaveBeenCalledTimes(1)
  })
})
