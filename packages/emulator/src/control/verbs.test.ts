import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Delivery, Notification } from '../index.ts'
import { startEmulator, type Emulator } from '../index.ts'
import { isGenuineFor } from '../test/isGenuineFor.ts'
import { answer, openShop, type NotifiedShop } from '../test/shop.ts'

/** The verbs, by the two doors that a program has: in process, and over HTTP as the dashboard and the command line send them. */

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

type Door = (verb: string, fields: Record<string, string>) => Promise<unknown>

const http: Door = async (verb, fields) => {
  const response = await fetch(`${emulator.url}/dashboard/do/${verb}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  })
  const { done, problem } = (await response.json()) as { done?: string; problem?: string }
  if (done === undefined) {
    throw new Error(problem)
  }
  return done
}

const inProcess: Door = (verb, { id = '', payment = '', value, ...fields }) => {
  const { payments, notifications, clock, credentials } = emulator
  const doers: Record<string, () => unknown> = {
    pay: () => payments.pay({ ...fields, ...(payment && { payment }) }),
    capture: () => payments.capture(payment, value),
    refund: () => payments.refund(payment, value),
    cancel: () => payments.cancel(payment),
    resend: () => notifications.resend(id),
    duplicate: () => notifications.duplicate(id),
    forge: () => notifications.forge(id),
    edit: () => notifications.sendEdited(id, fields['body'] ?? ''),
    advance: () => clock.advance(fields['by'] ?? ''),
    fault: () => emulator.fault({ on: 'refund', does: 'lose-answer' }),
    'rotate-key': () => credentials.rotateAntomKey(),
    reset: () => emulator.reset(),
  }
  return Promise.resolve(doers[verb]?.())
}

const doors: [string, Door][] = [
  ['in process', inProcess],
  ['over HTTP', http],
]

async function pay(fields: object = {}): Promise<string> {
  return (await emulator.payments.pay({ notifyUrl: shop.url, ...fields })).paymentId
}

const latest = (): Notification => emulator.notifications.list().at(-1)!
const lastDelivery = (): Delivery => latest().deliveries.at(-1)!
const genuine = (): boolean[] =>
  shop.received.map((each) => isGenuineFor(emulator.credentials, each))

test.each(doors)('%s a test payment is paid, captured and notified', async (_name, door) => {
  await door('pay', { notifyUrl: shop.url, orderId: 'ORDER_7' })
  expect(emulator.payments.list()).toMatchObject([
    {
      orderId: 'ORDER_7',
      status: 'SUCCESS',
      amount: { currency: 'SGD', value: '6000' },
      captures: [{ amount: { value: '6000' } }],
      attempts: [{ methodType: 'CARD', card: '************1111', resultCode: 'SUCCESS' }],
    },
  ])
  expect(shop.received.map(({ json }) => json['notifyType'])).toEqual([
    'PAYMENT_RESULT',
    'CAPTURE_RESULT',
  ])
  expect(genuine()).toEqual([true, true])
})

test.each(doors)(
  '%s an open payment of the shop is paid by its paymentRequestId',
  async (_name, door) => {
    await pay({ outcome: 'do-not-honor' })
    const [{ paymentRequestId, status, isPayable }] = emulator.payments.list() as [
      ReturnType<Emulator['payments']['list']>[number],
    ]
    expect({ status, isPayable }).toEqual({ status: 'PROCESSING', isPayable: true })
    await door('pay', { payment: paymentRequestId })
    expect(emulator.payments.list()).toMatchObject([
      { status: 'SUCCESS', attempts: [{ resultCode: 'DO_NOT_HONOR' }, { resultCode: 'SUCCESS' }] },
    ])
    await expect(door('pay', { payment: paymentRequestId })).rejects.toThrow('cannot be paid')
  },
)

test.each([
  ['ALIPAY_CN', 'success', 'SUCCESS'],
  ['WECHATPAY', 'balance-not-enough', 'PROCESSING'],
  ['APPLEPAY', 'success', 'SUCCESS'],
  ['MERCADOPAGO_BR', 'order-closed', 'FAIL'],
])('a test payment with %s comes to %s: %s', async (method, outcome, status) => {
  await http('pay', { method, outcome })
  expect(emulator.payments.list()).toMatchObject([{ status, attempts: [{ methodType: method }] }])
})

test.each(doors)('%s money is captured in part, then all that is left', async (_name, door) => {
  const payment = await pay({ captureMode: 'MANUAL' })
  await door('capture', { payment, value: '1000' })
  await door('capture', { payment })
  const [{ captures, isFullyCaptured }] = emulator.payments.list() as [
    ReturnType<Emulator['payments']['list']>[number],
  ]
  expect(captures.map(({ amount }) => amount.value)).toEqual(['1000', '5000'])
  expect(isFullyCaptured).toBe(true)
  await expect(door('capture', { payment })).rejects.toThrow('capture: ')
})

test.each(doors)('%s money is refunded in part, then all that is left', async (_name, door) => {
  const payment = await pay()
  await door('refund', { payment, value: '1000' })
  await door('refund', { payment })
  expect(emulator.payments.list()).toMatchObject([
    { refunds: [{ amount: { value: '1000' } }, { amount: { value: '5000' } }] },
  ])
  await expect(door('refund', { payment, value: '1' })).rejects.toThrow('REFUND_AMOUNT_EXCEED')
})

test.each(doors)('%s a payment is canceled once it is there', async (_name, door) => {
  const payment = await pay()
  await door('cancel', { payment })
  expect(emulator.payments.list()).toMatchObject([{ status: 'CANCELLED' }])
  await expect(door('cancel', { payment: 'nobody' })).rejects.toThrow(
    'There is no payment with the paymentId or paymentRequestId "nobody"',
  )
})

test.each(doors)(
  '%s a resent notification is genuine, and its acknowledgement counts',
  async (_name, door) => {
    shop.answers.push(answer(200, 'ok'))
    await pay({ method: 'ALIPAY_CN' })
    expect(latest()).toMatchObject({
      state: 'pending',
      deliveries: [{ outcome: 'not-acknowledged' }],
    })
    shop.answers.length = 0
    await door('resend', { id: latest().id })
    expect(latest()).toMatchObject({ state: 'acknowledged', deliveries: [{}, { by: 'resend' }] })
    expect(genuine()).toEqual([true, true])
  },
)

test.each(doors)('%s a notification is sent twice at the same time', async (_name, door) => {
  await pay({ method: 'ALIPAY_CN' })
  // Neither is answered before both have arrived.
  const waiting: (() => void)[] = []
  shop.answers.push((response) => {
    waiting.push(() => answer(200)(response))
    if (waiting.length === 2) {
      for (const go of waiting) {
        go()
      }
    }
  })
  await door('duplicate', { id: latest().id })
  expect(shop.received).toHaveLength(3)
  expect(genuine()).toEqual([true, true, true])
})

test.each(doors)(
  '%s a forged notification does not verify, and its acknowledgement does not count',
  async (_name, door) => {
    shop.answers.push(answer(500))
    await pay({ method: 'ALIPAY_CN' })
    shop.answers.length = 0
    await door('forge', { id: latest().id })
    expect(genuine()).toEqual([true, false])
    expect(shop.received[1]!.body).toBe(shop.received[0]!.body)
    expect(latest()).toMatchObject({ state: 'pending', deliveries: [{}, { by: 'forge' }] })
  },
)

test.each(doors)(
  '%s an edited notification is signed as it is, and its acknowledgement does not count',
  async (_name, door) => {
    shop.answers.push(answer(500))
    await pay({ method: 'ALIPAY_CN' })
    shop.answers.length = 0
    const body = latest().body.replaceAll('6000', '1')
    await door('edit', { id: latest().id, body })
    expect(genuine()).toEqual([true, true])
    expect(shop.received[1]!.body).toBe(body)
    expect(lastDelivery()).toMatchObject({ by: 'edit', sent: { body } })
    expect(latest().state).toBe('pending')
  },
)

test.each(doors)(
  '%s the clock goes forward, and what falls due is delivered',
  async (_name, door) => {
    shop.answers.push(answer(503))
    await pay({ method: 'ALIPAY_CN' })
    await door('advance', { by: '2 min' })
    expect(latest().deliveries).toHaveLength(2)
    await expect(door('advance', { by: 'soon' })).rejects.toThrow('A time must be')
  },
)

test('a shop that acknowledges a forged notification is told so', async () => {
  await pay({ method: 'ALIPAY_CN' })
  expect(await http('forge', { id: 'latest' })).toContain('The shop believed it')
  shop.answers.push(answer(401))
  expect(await http('forge', { id: 'latest' })).toBe('Forged PAYMENT_RESULT: 401, refused.')
})

test('the clock goes to the next delivery, and says so where there is none', async () => {
  shop.answers.push(answer(503))
  await pay({ method: 'ALIPAY_CN' })
  const before = emulator.clock.now()
  expect(await http('now', {})).toContain('Next delivery in 2 min.')
  expect(await http('advance', { by: 'next' })).toContain('2 min')
  expect(emulator.clock.now() - before).toBe(120_000)
  emulator.reset()
  await expect(http('advance', { by: 'next' })).rejects.toThrow('No notification waits')
})

test.each(doors)('%s a fault is armed', async (_name, door) => {
  await door('fault', { on: 'refund', does: 'lose-answer' })
  expect(await http('faults', {})).toContain('lose-answer on refund: 1 left')
  await http('disarm', { id: 'all' })
  expect(await http('faults', {})).toBe('No fault is armed.')
})

test.each(doors)(
  '%s after a rotation of Antom’s key only the new one verifies',
  async (_name, door) => {
    await pay({ method: 'ALIPAY_CN' })
    const before = { ...emulator.credentials }
    await door('rotate-key', {})
    await emulator.notifications.resend(latest().id)
    const resent = shop.received.at(-1)!
    expect(emulator.credentials.antomPublicKey).not.toBe(before.antomPublicKey)
    expect(isGenuineFor(emulator.credentials, resent)).toBe(true)
    expect(isGenuineFor(before, resent)).toBe(false)
  },
)

test.each(doors)(
  '%s a reset forgets everything, and takes back what was scheduled',
  async (_name, door) => {
    shop.answers.push(answer(500))
    await pay()
    // It would be paid, and notified, 2 seconds later.
    await pay({ outcome: 'processing' })
    emulator.fault({ on: 'refund', does: 'unknown' })
    await door('reset', {})
    expect(emulator.payments.list()).toEqual([])
    expect(emulator.notifications.list()).toEqual([])
    expect(await http('faults', {})).toBe('No fault is armed.')
    const { length } = shop.received
    await emulator.clock.advance('24 h')
    expect(shop.received).toHaveLength(length)
  },
)

test.each([
  ['resend', { id: 'nothing' }, 'no notification with the id "nothing"'],
  ['resend', {}, 'id:'],
  ['resend', { id: 'x', more: '1' }, 'more'],
  ['pay', { outcome: 'sunshine' }, 'outcome must be one of "success"'],
  ['pay', { method: 'CASH' }, 'NO_PAY_OPTIONS'],
  ['fault', { on: 'refund', does: 'dance' }, '"does" one of "time-out"'],
  ['fault', { on: 'refund', does: 'unknown', times: 'often' }, '"times" must be a whole number'],
  ['disarm', { id: '77' }, 'no fault with the id "77"'],
  ['explode', {}, 'no verb "explode". There are pay'],
])('%s with %j is refused, with what is wrong', async (verb, fields, problem) => {
  await expect(http(verb, fields as Record<string, string>)).rejects.toThrow(problem)
})

test('a notification is found by the beginning of its id, and by "latest"', async () => {
  await pay()
  const { id } = latest()
  await http('resend', { id: id.slice(0, 8) })
  await http('resend', { id: 'latest' })
  expect(latest().deliveries).toHaveLength(3)
})
