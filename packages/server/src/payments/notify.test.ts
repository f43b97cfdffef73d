/// <reference types="node" />
import { describe, expect, test, vi } from 'vitest'
import type { Store } from '../index.ts'
import { antomPrivateKey, privateKey } from '../test/merchant.ts'
import { inEveryStore } from './test/inEveryStore.ts'
import { amount, failure, signed, success } from './test/shop.ts'

const ACKNOWLEDGEMENT =
  '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'

inEveryStore('notifications', (place) => {
  const messages = (orderId = '1042') => place.data.store.select('message', { orderId })

  test('what is done gets the exact acknowledgement', async () => {
    const { start, deliver, heard } = place.shop()
    const { paid } = await start()
    const response = await deliver(paid())
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(ACKNOWLEDGEMENT)
    expect(heard()).toEqual(['paid'])
  })

  test('a wallet pays, and Antom’s own notification is acknowledged', async () => {
    const { start, calls } = place.shop()
    await (await start()).wallet()
    expect(calls).toMatchObject([
      {
        callback: 'paid',
        orderId: '1042',
        key: 'paid:1042',
        payment: {
          status: 'PAID',
          paymentMethodType: 'ALIPAY_CN',
          paymentAmount: amount,
          captured: amount,
          refunded: { currency: 'SGD', value: '0' },
        },
      },
    ])
    expect(place.antom.emulator.notifications.list().at(-1)).toMatchObject({
      state: 'acknowledged',
      deliveries: [{}],
    })
  })

  test.each(['CARD', 'APPLEPAY', 'GOOGLEPAY'])(
    '%s is shipped on its capture, not on its authorization',
    async (paymentMethodType) => {
      const { start, deliver, heard } = place.shop()
      const { paid } = await start()
      const payment = paid({ paymentMethodType })
      await deliver(payment)
      expect(heard()).toEqual(['authorized'])
      await deliver(captured(payment['paymentId']))
      expect(heard()).toEqual(['authorized', 'paid'])
    },
  )

  test('shipOnCapture says which methods wait for their capture', async () => {
    const { start, deliver, heard } = place.shop({ shipOnCapture: [] })
    const { paid } = await start()
    await deliver(paid({ paymentMethodType: 'CARD' }))
    expect(heard()).toEqual(['paid'])
  })

  test('a message is noted once, and further deliveries call nothing', async () => {
    const { start, deliver, heard } = place.shop()
    const { paid } = await start()
    for (let delivery = 0; delivery < 3; delivery++) {
      expect((await deliver(paid())).status).toBe(200)
    }
    expect(heard()).toEqual(['paid'])
    expect(await messages()).toHaveLength(1)
  })

  test('a message that is done is acknowledged, whatever else is still due', async () => {
    const { start, deliver } = place.shop({
      onReview: () => {
        throw new Error('Nobody is there.')
      },
    })
    const { paid } = await start()
    expect((await deliver(paid())).status).toBe(200)
    expect((await deliver(paid({ result: failure }))).status).toBe(503)
    expect((await deliver(paid())).status).toBe(200)
    expect((await deliver(paid({ result: failure }))).status).toBe(503)
  })

  test('a message that was noted means the same when it is delivered again later', async () => {
    let isBroken = true
    const { start, deliver, heard } = place.shop({
      onReview: () => {
        if (isBroken) {
          throw new Error('Nobody is there.')
        }
      },
    })
    const { paid } = await start()
    const wrong = paid({ paymentId: 'other', paymentAmount: { ...amount, value: '1' } })
    expect((await deliver(wrong)).status).toBe(503)
    // Failed, before it was paid: but it cannot be acknowledged, for the review is not done.
    const failed = paid({ result: failure })
    expect((await deliver(failed)).status).toBe(503)
    isBroken = false
    expect((await deliver(paid())).status).toBe(200)
    expect((await deliver(failed)).status).toBe(200)
    const effects = await place.data.store.select('effect', { orderId: '1042' })
    expect(effects.map(({ reason }) => reason)).not.toContain('failed-after-paid')
    expect(heard()).toEqual(['paid'])
  })

  test('a message whose effect is due when its process dies is done by its next delivery', async () => {
    const { start, heard, deliver } = place.shop()
    const dying = place.shop({ onPaid: () => new Promise(() => {}) })
    const { paid } = await start()
    void dying.deliver(paid())
    await expect
      .poll(async () => (await place.data.store.select('effect', { key: 'paid:1042' }))[0]?.token)
      .toBeTruthy()
    expect((await deliver(paid())).status).toBe(503)
    await place.antom.emulator.clock.advance('59 s')
    expect((await deliver(paid())).status).toBe(503)
    expect(heard()).toEqual([])
    // Antom's second delivery comes after two minutes.
    await place.antom.emulator.clock.advance('1 s')
    expect((await deliver(paid())).status).toBe(200)
    expect(heard()).toEqual(['paid'])
  })

  test('further captures add to what is captured, and call nothing', async () => {
    const { start, payments, heard, calls } = place.shop({
      request: { paymentFactor: { captureMode: 'MANUAL' } },
    })
    await (await start()).card()
    await payments.capture('1042', { key: 'first', amount: { currency: 'SGD', value: '2000' } })
    await place.antom.emulator.notifications.idle()
    expect(heard()).toEqual(['authorized', 'paid'])
    await payments.capture('1042', { key: 'second', amount: { currency: 'SGD', value: '1500' } })
    await place.antom.emulator.notifications.idle()
    expect(heard()).toEqual(['authorized', 'paid'])
    await payments.refund('1042', { key: 'back', amount: { currency: 'SGD', value: '500' } })
    await place.antom.emulator.notifications.idle()
    expect(calls.at(-1)).toMatchObject({
      callback: 'refunded',
      payment: { captured: { value: '3500' }, refunded: { value: '500' } },
    })
  })

  test('an order that is paid twice is shipped once, and the second payment is in review', async () => {
    const { start, heard, calls } = place.shop()
    const first = await start()
    const second = await start('retry')
    await second.wallet()
    await first.wallet()
    expect(heard()).toEqual(['paid', 'review: paid-twice'])
    expect(calls[1]).toMatchObject({
      orderId: '1042',
      payment: { paymentRequestId: first.paymentRequestId, status: 'PAID' },
    })
    expect(place.antom.emulator.notifications.list().at(-1)?.state).toBe('acknowledged')
  })

  test('two payments at once, in two processes: one is shipped', async () => {
    const { start, heard, another, deliver } = place.shop()
    const first = await start()
    const second = await start('retry')
    const other = another({ store: place.data.again() })
    const responses = await Promise.all([deliver(first.paid()), deliver(second.paid(), other)])
    expect(responses.map(({ status }) => status)).toEqual([200, 200])
    expect([...heard()].sort()).toEqual(['paid', 'review: paid-twice'])
  })

  test('paid after failed is paid', async () => {
    const { start, deliver, heard, payments } = place.shop()
    const { paid } = await start()
    expect((await deliver(paid({ result: failure }))).status).toBe(200)
    expect((await deliver(paid())).status).toBe(200)
    expect(heard()).toEqual(['paid'])
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
  })

  test.each([
    ['with its paymentId', {}],
    ['without', { paymentId: undefined }],
  ])('failed after paid is in review, and the order stays paid: %s', async (_, fields) => {
    const { start, deliver, heard, payments } = place.shop()
    const { paid } = await start()
    await deliver(paid())
    expect((await deliver(paid({ result: failure, ...fields }))).status).toBe(200)
    expect(heard()).toEqual(['paid', 'review: failed-after-paid'])
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(await payments.session('1042', 'retry')).toEqual({ paymentStatus: 'SUCCESS' })
  })

  test('a failed try beside the paid one is no reason for a review', async () => {
    const { start, deliver, heard } = place.shop()
    const { paid } = await start()
    await deliver(paid())
    await deliver(paid({ result: failure, paymentId: 'an-earlier-try' }))
    expect(heard()).toEqual(['paid'])
  })

  test('nothing that comes late takes a payment back', async () => {
    const { start, deliver, payments, heard } = place.shop()
    const { paid } = await start()
    await deliver(paid())
    await deliver(paid({ notifyType: 'PAYMENT_PENDING' }))
    await deliver(paid({ result: failure }))
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(heard()).toEqual(['paid', 'review: failed-after-paid'])
  })

  test('PAYMENT_PENDING is not paid, although its resultStatus is S', async () => {
    const { start, deliver, heard, payments } = place.shop()
    const { paid } = await start()
    expect((await deliver(paid({ notifyType: 'PAYMENT_PENDING' }))).status).toBe(200)
    expect(heard()).toEqual([])
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    await deliver(paid())
    expect(heard()).toEqual(['paid'])
  })

  test('a try that failed does not close an order whose session can be paid', async () => {
    const { start, deliver, heard, payments } = place.shop()
    const { paid, data } = await start()
    await deliver(paid({ result: failure }))
    expect(heard()).toEqual([])
    expect(await payments.session('1042')).toMatchObject({ paymentSessionData: data })
  })

  test('a capture that overtakes its payment is matched by what Antom answers', async () => {
    const { start, heard } = place.shop()
    place.antom.emulator.fault({ on: 'PAYMENT_RESULT', does: 'reorder' })
    await (await start()).card()
    expect(heard()).toEqual(['paid'])
    const states = place.antom.emulator.notifications.list().slice(-2)
    expect(states.map(({ state, deliveries }) => [state, deliveries.length])).toEqual([
      ['acknowledged', 1],
      ['acknowledged', 1],
    ])
  })

  test('a failure that is told after the session is over closes the attempt', async () => {
    const { clock } = place.antom.emulator
    const { start, deliver, heard, payments } = place.shop()
    const { paid } = await start()
    await clock.advance('74 min')
    await deliver(paid({ result: failure }))
    expect(heard()).toEqual([])
    await clock.advance('1 min')
    await deliver(paid({ result: failure, paymentId: 'another-try' }))
    expect(heard()).toEqual(['failed'])
    await deliver(paid({ paymentId: 'late' }))
    expect(heard()).toEqual(['failed', 'paid'])
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
  })

  test('a failed try closes no attempt that another try has authorized', async () => {
    const { start, deliver, heard, payments } = place.shop()
    const { paid } = await start()
    const payment = paid({ paymentMethodType: 'CARD' })
    await deliver(payment)
    await place.antom.emulator.clock.advance('75 min')
    await deliver(paid({ result: failure, paymentId: 'an-earlier-try' }))
    expect(heard()).toEqual(['authorized'])
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(await place.data.store.select('attempt', { closedAt: 0 })).toHaveLength(1)
  })

  describe.each(['PAYMENT_RESULT', 'CAPTURE_RESULT'] as const)('when a %s goes wrong', (on) => {
    test.each(['delay', 'duplicate', 'reorder', 'drop', 'forge', 'corrupt'] as const)(
      'by “%s”, the order is shipped once, and everything is acknowledged in the end',
      async (does) => {
        const { start, heard } = place.shop()
        place.antom.emulator.fault({ on, does })
        await (await start()).card()
        await place.antom.emulator.clock.advance('20 min')
        expect(heard().filter((each) => each !== 'authorized')).toEqual(['paid'])
        const states = place.antom.emulator.notifications.list().slice(-2)
        expect(states.map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged'])
      },
    )
  })

  test('a capture of a payment that nobody knows is not acknowledged', async () => {
    const { deliver, start } = place.shop()
    await start()
    expect((await deliver(captured('pid-of-nobody'))).status).toBe(503)
    const { another } = place.shop()
    const elsewhere = await place.antom.client.createPaymentSession({
      paymentRequestId: crypto.randomUUID(),
      paymentAmount: amount,
      paymentRedirectUrl: 'http://localhost:8080',
      order: { referenceOrderId: '1', orderDescription: 'A', orderAmount: amount },
    })
    expect(elsewhere.result.resultStatus).toBe('S')
    expect((await deliver(captured('pid-of-nobody'), another())).status).toBe(503)
  })

  test.each<[string, object]>([
    ['less', { currency: 'SGD', value: '1' }],
    ['more', { currency: 'SGD', value: '6001' }],
    ['another currency', { currency: 'IDR', value: '6000' }],
  ])('another amount is in review, acknowledged and not shipped: %s', async (_, paymentAmount) => {
    const { start, deliver, heard, calls } = place.shop()
    const { paid } = await start()
    const response = await deliver(paid({ paymentAmount, actualPaymentAmount: amount }))
    expect(response.status).toBe(200)
    expect(heard()).toEqual(['review: amount'])
    expect(calls[0]).toMatchObject({ orderId: '1042', payment: { paymentAmount } })
    expect(await messages()).toHaveLength(1)
  })

  test('a payment without an amount is not shipped', async () => {
    const { start, deliver, heard } = place.shop()
    const { paid } = await start()
    await deliver(paid({ paymentAmount: undefined }))
    expect(heard()).toEqual(['review: amount'])
  })

  test('another actualPaymentAmount is a discount of Antom’s, and paid', async () => {
    const { start, deliver, heard } = place.shop()
    const { paid } = await start()
    await deliver(paid({ actualPaymentAmount: { currency: 'SGD', value: '5000' } }))
    expect(heard()).toEqual(['paid'])
  })

  test('an automatic capture of another amount is in review, and not shipped', async () => {
    const { start, deliver, heard, payments } = place.shop()
    const { paid } = await start()
    const payment = paid({ paymentMethodType: 'CARD' })
    await deliver(payment)
    const captureAmount = { currency: 'SGD', value: '5999' }
    const response = await deliver(captured(payment['paymentId'], { captureAmount }))
    expect(response.status).toBe(200)
    expect(heard()).toEqual(['authorized', 'review: amount'])
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
  })

  test('a capture that the shop asked for is compared with what it asked for', async () => {
    const { start, deliver, heard, payments } = place.shop({
      request: { paymentFactor: { captureMode: 'MANUAL' } },
    })
    await (await start()).card()
    place.antom.emulator.fault({ on: 'capture', does: 'unknown' })
    await payments.capture('1042', { key: 'part', amount: { currency: 'SGD', value: '2000' } })
    const [operation] = await place.data.store.select('operation', { orderId: '1042' })
    const { paymentId, requestId: captureRequestId } = operation!
    const capture = (value: string, captureId: string) =>
      captured(paymentId, { captureRequestId, captureId, captureAmount: { ...amount, value } })
    await deliver(capture('6000', 'all'))
    expect(heard()).toEqual(['authorized', 'review: amount'])
    await deliver(capture('2000', 'part'))
    expect(heard()).toEqual(['authorized', 'review: amount', 'paid'])
  })

  test('order() is not asked when a notification comes', async () => {
    const { start, deliver, another } = place.shop()
    const { paid } = await start()
    const order = vi.fn<() => undefined>()
    await deliver(paid(), another({ order }))
    expect(order).not.toHaveBeenCalled()
  })

  test('a capture that failed is in review and acknowledged', async () => {
    const { start, deliver, heard, calls, payments } = place.shop()
    const { paid } = await start()
    const payment = paid({ paymentMethodType: 'CARD' })
    await deliver(payment)
    const response = await deliver(captured(payment['paymentId'], { result: failure }))
    expect(response.status).toBe(200)
    expect(heard()).toEqual(['authorized', 'review: capture-failed'])
    expect(calls[1]).toMatchObject({ transactionId: 'cid', orderId: '1042' })
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    await deliver(captured(payment['paymentId'], { captureId: 'again' }))
    expect(heard().at(-1)).toBe('paid')
  })

  test('a notification of an unknown type is stored, acknowledged and in review', async () => {
    const { start, deliver, heard, calls } = place.shop()
    const { paymentRequestId } = await start()
    const dispute = { notifyType: 'DISPUTE_CREATED', result: success, paymentRequestId, id: 1 }
    expect((await deliver(dispute)).status).toBe(200)
    expect((await deliver(dispute)).status).toBe(200)
    expect((await deliver({ ...dispute, id: 2 })).status).toBe(200)
    expect((await deliver({ notifyType: 'NEWS', result: success })).status).toBe(200)
    expect(heard()).toEqual(Array.from({ length: 3 }, () => 'review: unknown-type'))
    expect(calls[0]).toMatchObject({ orderId: '1042', notification: dispute })
    expect(calls[2]).toMatchObject({ orderId: undefined })
    expect(await messages()).toHaveLength(2)
  })

  test('an unknown order is not acknowledged', async () => {
    const { start, deliver, heard } = place.shop()
    const { paid } = await start()
    expect((await deliver(paid({ paymentRequestId: 'PAY_UNKNOWN' }))).status).toBe(503)
    const refund = { notifyType: 'REFUND_RESULT', result: success, refundRequestId: 'UNKNOWN' }
    expect((await deliver(refund)).status).toBe(503)
    expect(heard()).toEqual([])
  })

  test('a callback that throws is not acknowledged, and runs at the next delivery', async () => {
    let runs = 0
    const { start, deliver } = place.shop({
      onPaid: async () => {
        runs += 1
        if (runs === 1) {
          throw new Error('The warehouse is down.')
        }
      },
    })
    const { paid } = await start()
    expect((await deliver(paid())).status).toBe(503)
    expect(console.error).toHaveBeenCalledTimes(1)
    expect((await deliver(paid())).status).toBe(200)
    expect(runs).toBe(2)
  })

  test.each(['insert', 'update', 'select'] as const)(
    'nothing is acknowledged while the store fails at any %s',
    async (method) => {
      const { start, another, deliver, heard } = place.shop()
      const { paid } = await start()
      let failsAt = 0
      let statements = 0
      const failing: Store = {
        ...place.data.store,
        [method]: async (...given: [never, never, never]) => {
          statements += 1
          if (statements === failsAt) {
            throw new Error('The database is down.')
          }
          return place.data.store[method](...given)
        },
      }
      const payments = another({ store: failing })
      let status = 0
      do {
        failsAt += 1
        statements = 0
        ;({ status } = await deliver(paid(), payments))
        await place.antom.emulator.clock.advance('2 min')
      } while (status === 503 && failsAt < 100)
      expect(status).toBe(200)
      expect(heard().length).toBeGreaterThan(0)
      const [message] = await messages()
      expect(message!.doneAt).toBeGreaterThan(0)
    },
  )

  test('whatever is not authentic, whole or small is refused, and changes nothing', async () => {
    const { start, payments, heard } = place.shop()
    const { paid } = await start()
    const good = JSON.stringify(paid())
    const send = async (request: Request) => (await payments.notify(request)).status
    expect(await send(await signed(good, { privateKey }))).toBe(401)
    const { headers, url } = await signed(good)
    const post = (body: string, change: Record<string, string> = {}) =>
      new Request(url, {
        method: 'POST',
        body,
        headers: { ...Object.fromEntries(headers), ...change },
      })
    expect(await send(post(good.replace('6000', '1')))).toBe(401)
    expect(await send(post(good.slice(0, -1)))).toBe(401)
    expect(await send(post(good, { signature: '' }))).toBe(401)
    expect(await send(new Request(`${url}/elsewhere`, post(good)))).toBe(401)
    expect(await send(await signed(good.slice(0, -1)))).toBe(400)
    expect(await send(await signed(good + ' '.repeat(1024 * 1024)))).toBe(413)
    expect(heard()).toEqual([])
    expect(await messages()).toEqual([])
    expect(await send(post(good))).toBe(200)
  })

  test('a proxy’s path is made good by publicPath', async () => {
    const { start, another } = place.shop()
    const { paid } = await start()
    const { headers } = await signed(paid())
    const body = JSON.stringify(paid())
    const request = new Request('http://10.0.0.7/notify', { method: 'POST', headers, body })
    const payments = another({ publicPath: '/api/antom/notify' })
    expect((await payments.notify(request)).status).toBe(200)
  })

  test('the last delivery, a day later, is believed, and a replay after that changes nothing', async () => {
    const { start, deliver, heard, payments } = place.shop()
    const { paid } = await start()
    const time = '2019-01-01T01:01:01Z'
    const old = () => signed(paid(), { time, privateKey: antomPrivateKey })
    expect((await payments.notify(await old())).status).toBe(200)
    await place.antom.emulator.clock.advance('25 h')
    expect((await payments.notify(await old())).status).toBe(200)
    expect((await deliver(paid())).status).toBe(200)
    expect(heard()).toEqual(['paid'])
  })

  test('a payment that is told without its paymentId is paid once', async () => {
    const { start, deliver, heard, calls, payments } = place.shop()
    const { paid } = await start()
    expect((await deliver(paid({ paymentId: undefined }))).status).toBe(200)
    expect(heard()).toEqual(['paid'])
    expect((await deliver(paid())).status).toBe(200)
    expect((await deliver(paid({ notifyType: 'PAYMENT_PENDING' }))).status).toBe(200)
    expect(heard()).toEqual(['paid'])
    await deliver(paid({ result: failure }))
    expect(heard()).toEqual(['paid', 'review: failed-after-paid'])
    expect(calls[1]).toMatchObject({ payment: { paymentId: paid()['paymentId'] } })
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
  })
})

function captured(paymentId: unknown, fields: object = {}): object {
  return {
    notifyType: 'CAPTURE_RESULT',
    result: success,
    paymentId,
    captureId: 'cid',
    captureRequestId: 'by-antom',
    captureAmount: amount,
    ...fields,
  }
}
