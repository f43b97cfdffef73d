import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { startEmulator, type Emulator } from '../index.ts'
import { createMerchant, order, production } from '../test/merchant.ts'
import { rawBytes, sendRaw } from '../test/raw.ts'
import { answer, openShop, type NotifiedShop } from '../test/shop.ts'

let emulator: Emulator
let shop: NotifiedShop
beforeAll(async () => {
  emulator = await startEmulator({ clock: 'manual' })
})
beforeEach(async () => {
  emulator.reset()
  shop = await openShop()
})
afterEach(() => shop.close())
afterAll(() => emulator.close())

const page = async (path: string): Promise<string> => (await fetch(emulator.url + path)).text()

const paths = ['/', '/payments', '/notifications', '/calls', '/faults']

test.each(paths)('%s says what to do when there is nothing', async (path) => {
  const text = await page(path)
  expect(text).toMatch(/^<!doctype html><html lang="en">/)
  const [, list = ''] = text.split('id="list"')
  expect(list.slice(0, 200)).toContain('class="empty')
  expect(list).toMatch(/npx antom-emulator|data-copy="http/)
})

test('a payment is on every list, and opens with its calls and notifications', async () => {
  const { paymentId } = await emulator.payments.pay({ notifyUrl: shop.url, orderId: 'ORDER_7' })
  for (const path of ['/', '/payments', '/notifications', '/calls']) {
    expect(await page(path)).toContain('ORDER_7')
  }
  const detail = await page(`/payments?show=payment-${paymentId}`)
  for (const text of [paymentId, 'CAPTURE_RESULT', 'createPaymentSession', 'data-verb="refund"']) {
    expect(detail).toContain(text)
  }
})

test('"200, not acknowledged" is a state of its own, and the page says what to answer', async () => {
  shop.answers.push(answer(200, 'ok'))
  await emulator.payments.pay({ notifyUrl: shop.url, method: 'ALIPAY_CN' })
  const { id } = emulator.notifications.list()[0]!
  const text = await page(`/notifications?show=notification-${id}`)
  expect(text).toContain('200, not acknowledged')
  expect(text).toContain('200, but not acknowledged')
  expect(text).toContain('{&quot;result&quot;:{&quot;resultCode&quot;:&quot;SUCCESS&quot;')
  expect(text).toContain('in 2 min')
  // A clock that stands still is not counted down by the script.
  expect(text).not.toContain('data-due')
})

test('a delivery shows its headers, what was signed, and how its body differs', async () => {
  emulator.fault({ on: 'PAYMENT_RESULT', does: 'corrupt' })
  await emulator.payments.pay({ notifyUrl: shop.url, method: 'ALIPAY_CN' })
  const { id } = emulator.notifications.list()[0]!
  const text = await page(`/?show=notification-${id}`)
  expect(text).toContain(String(shop.received[0]!.headers['signature']))
  expect(text).toContain(`${emulator.credentials.clientId}.`)
  expect(text).toContain('What was signed, before it was corrupted')
  expect(text).toMatch(/<del>-\s+&quot;value&quot;: &quot;6000&quot;/)
  expect(text).toMatch(/<ins>\+\s+&quot;value&quot;: &quot;1&quot;/)
})

test('a call that repeats a request id with other fields shows the difference', async () => {
  const merchant = createMerchant(emulator)
  const body = order()
  await merchant.create(body)
  await merchant.create({ ...body, paymentRedirectUrl: 'http://localhost:8080/other' })
  const list = await page('/calls')
  expect(list).toContain('REPEAT_REQ_INCONSISTENT')
  const id = /data-subject="(call-\d+)"/.exec(list)?.[1]
  expect(await page(`/calls?show=${id}`)).toMatch(/<ins>\+.*\/other/)
})

test('an inquiry that is answered as before fills the calls, not the timeline', async () => {
  const merchant = createMerchant(emulator)
  const { paymentRequestId } = await emulator.payments.pay()
  for (let count = 0; count < 3; count += 1) {
    await merchant.inquire({ paymentRequestId })
  }
  const count = (text: string): number => text.split('<b>inquiryPayment</b>').length - 1
  expect(count(await page('/'))).toBe(1)
  expect(count(await page('/calls'))).toBe(3)
})

test('a fault that happens is on the timeline, and its row opens it', async () => {
  emulator.fault({ on: 'inquiryPayment', does: 'unknown', times: 2 })
  await createMerchant(emulator).inquire({ paymentRequestId: 'x' })
  const text = await page('/')
  expect(text).toContain('unknown on inquiryPayment')
  expect(text).toContain('happened, 1 left')
  const show = /data-subject="(fault-\d+)"/.exec(text)?.[1]
  expect(await page(`/faults?show=${show}`)).toContain('1 left')
})

test('a search keeps the rows that have every word', async () => {
  await emulator.payments.pay({ orderId: 'ORDER_7' })
  await emulator.payments.pay({ orderId: 'ORDER_8', outcome: 'do-not-honor' })
  const rows = (text: string): number => text.split('id="row-payment-').length - 1
  expect(rows(await page('/payments'))).toBe(2)
  expect(rows(await page('/payments?q=order_8+card'))).toBe(1)
  expect(await page('/payments?q=ORDER_9')).toContain('Nothing has “ORDER_9”')
})

test('what a shop sends is text, never markup', async () => {
  const orderId = '<img src=x onerror=alert(1)>'
  const { paymentId } = await emulator.payments.pay({ orderId, notifyUrl: shop.url })
  await createMerchant(emulator).call(`${production}"><script>alert(1)</script>`, orderId)
  shop.answers.push(answer(500, '</pre><script>alert(1)</script>'))
  const { id } = emulator.notifications.list()[0]!
  await emulator.notifications.resend(id)
  for (const path of [
    '/',
    '/payments',
    '/calls',
    `/?show=payment-${paymentId}`,
    `/?show=notification-${id}`,
    '/?q=<script>',
    '/?show=<script>',
  ]) {
    const text = await page(path)
    expect(text.replaceAll(/<script type="module" src="[a-z/.]+"><\/script>/g, '')).not.toContain(
      '<script',
    )
    expect(text).not.toContain('<img src=x')
  }
})

test('no private key is on any page, nor in any answer', async () => {
  const { paymentId } = await emulator.payments.pay({ notifyUrl: shop.url })
  const { privateKey, privateKeyPkcs1 } = emulator.credentials
  const { id } = emulator.notifications.list()[0]!
  await emulator.credentials.rotateAntomKey()
  await createMerchant(emulator).create(order())
  const all = [
    ...paths,
    `/?show=payment-${paymentId}`,
    `/?show=notification-${id}`,
    '/?show=call-1',
  ]
  for (const text of await Promise.all(all.map(page))) {
    expect(text).toContain(emulator.credentials.antomPublicKey)
    // Private keys of this size begin like this, whoever made them.
    expect(text).not.toMatch(/MII[EC]v?[A-Za-z0-9+/]{8}IBA[DA]/)
    expect(text).not.toContain(privateKey.slice(40, 120))
    expect(text).not.toContain(privateKeyPkcs1.slice(40, 120))
  }
})

const types = ['application/json', 'application/x-www-form-urlencoded']

/** Sends a reset as somebody would. → the status of the answer, and whether anything was reset */
async function sendReset(
  sent: Record<string, string>,
  type: string,
): Promise<{ status: number; isDone: boolean }> {
  emulator.fault({ on: 'refund', does: 'unknown' })
  const { status, headers } = await fetch(`${emulator.url}/dashboard/do/reset`, {
    method: 'POST',
    headers: { ...sent, 'content-type': type },
    body: type === 'application/json' ? '{}' : '',
  })
  expect(headers.has('access-control-allow-origin')).toBe(false)
  return { status, isDone: !(await page('/faults')).includes('unknown on refund') }
}

test.each(types)('the dashboard itself and programs may send a verb as %s', async (type) => {
  const own = { origin: emulator.url, 'sec-fetch-site': 'same-origin' }
  expect(await sendReset(own, type)).toEqual({ status: 200, isDone: true })
  expect(await sendReset({}, type)).toEqual({ status: 200, isDone: true })
})

test.each<[string, Record<string, string>]>([
  ['a page of another origin', { origin: 'http://shop.test' }],
  ['a page on another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['a page of this port under another name', { origin: 'http://localhost' }],
  ['a page that hides its origin', { origin: 'null' }],
  ['a page of another site whose origin was removed', { 'sec-fetch-site': 'cross-site' }],
  ['a page on another port whose origin was removed', { 'sec-fetch-site': 'same-site' }],
])('%s may not send a verb', async (_who, sent) => {
  for (const type of [...types, 'text/plain']) {
    expect([type, await sendReset(sent, type)]).toEqual([type, { status: 403, isDone: false }])
  }
})

test.each(['/', '/payments', '/dashboard/events', '/dashboard/assets/dashboard.css'])(
  'a foreign name that leads to this machine cannot read %s',
  async (target) => {
    const bytes = rawBytes(emulator, {
      method: 'GET',
      target,
      headerLines: () => [],
    })
    const foreign = Buffer.from(bytes.toString().replace(/Host: .*/, 'Host: evil.test'))
    const refused = await sendRaw(emulator, foreign)
    expect(refused?.status).toBe(403)
  },
)

test.each(['/dashboard/events', '/dashboard/assets/dashboard.css'])(
  'a foreign page cannot load %s, but a link may lead to the dashboard',
  async (path) => {
    const status = async (target: string, site: string): Promise<number> => {
      const abort = new AbortController()
      const response = await fetch(emulator.url + target, {
        headers: { 'sec-fetch-site': site },
        signal: abort.signal,
      })
      abort.abort()
      return response.status
    }
    expect(await status(path, 'cross-site')).toBe(403)
    expect(await status(path, 'same-site')).toBe(403)
    expect(await status(path, 'same-origin')).toBe(200)
    expect(await status(path, 'none')).toBe(200)
    expect(await status('/payments', 'cross-site')).toBe(200)
  },
)

test('the dashboard is framed by nobody, runs its own scripts alone, and asks nobody else', async () => {
  const { headers } = await fetch(emulator.url)
  const policy = headers.get('content-security-policy') ?? ''
  for (const rule of [
    "default-src 'none'",
    "frame-ancestors 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
  ]) {
    expect(policy).toContain(rule)
  }
  expect(policy).not.toContain('unsafe')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  const text = await page('/')
  expect(text).not.toMatch(/ style=| on[a-z]+=|<style/)
})

test('the styles, drawings and scripts of the page are there, and no other file is', async () => {
  const text = await page('/')
  const files = [...text.matchAll(/(?:href|src)="(\/dashboard\/assets\/[^"]+)"/g)].map(
    ([, path]) => path!,
  )
  expect(files.length).toBeGreaterThan(2)
  for (const path of files) {
    expect([path, (await fetch(emulator.url + path)).status]).toEqual([path, 200])
  }
  const others = [
    'emulator.js',
    'cli.js',
    '..%2f..%2fpackage.json',
    'dashboard/dashboard.js',
    'control/verbs.js',
    '',
  ]
  for (const path of others) {
    expect([path, (await fetch(`${emulator.url}/dashboard/assets/${path}`)).status]).toEqual([
      path,
      404,
    ])
  }
})

test('a form without the script is answered by the page, with what was done', async () => {
  const response = await fetch(`${emulator.url}/dashboard/do/pay`, {
    method: 'POST',
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'orderId=ORDER_7&notifyUrl=',
  })
  expect(await response.text()).toMatch(/id="toast"[^>]*>ORDER_7: SUCCESS\./)
})

test('the stream tells of each entry as it happens, and ends with the emulator', async () => {
  const brief = await startEmulator()
  const { body } = await fetch(`${brief.url}/dashboard/events`)
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (part: string): Promise<void> => {
    while (!text.includes(part)) {
      const { value, done } = await reader.read()
      if (done) {
        throw new Error(`The stream ended before "${part}": ${text}`)
      }
      text += value
    }
  }
  await until('event: hello')
  brief.fault({ on: 'refund', does: 'unknown' })
  await until('event: entry\ndata: unknown on refund: armed')
  const ended = reader.read().then(
    ({ done }) => done,
    () => true,
  )
  await brief.close()
  expect(await ended).toBe(true)
})
