/// <reference types="node" />
import { expect, test } from 'vitest'
import type { AntomClient } from '../index.ts'
import { rejection } from '../test/merchant.ts'
import { inEveryStore } from './test/inEveryStore.ts'

inEveryStore('sessions', (place) => {
  const attempts = () => place.data.store.select('attempt', { orderId: '1042' })
  const answered = async () => (await attempts()).filter(({ answer }) => answer !== '')

  test('however many ask at once, in three processes, Antom makes one session', async () => {
    const { payments, another } = place.shop()
    const processes = [
      payments,
      another({ store: place.data.again() }),
      another({ store: place.data.again() }),
    ]
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) => processes[index % 3]!.session('1042')),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toHaveProperty('paymentSessionData')
    expect(await attempts()).toHaveLength(1)
  })

  test('however many retry at once, Antom makes one more session', async () => {
    const { payments, start, another } = place.shop()
    await start()
    const other = another({ store: place.data.again() })
    const answers = await Promise.all(
      [payments, other, payments, other].map((each) => each.session('1042', 'retry')),
    )
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await attempts()).toHaveLength(2)
  })

  test('a process that dies while it asks for a session holds the order up for its time-out and 5 s', async () => {
    const { clock } = place.antom.emulator
    const { store } = place.data
    let isAsked = false
    const dying = place.shop({
      order: () => {
        isAsked = true
        return new Promise(() => {})
      },
    })
    void dying.payments.session('1042')
    await expect.poll(() => isAsked).toBe(true)
    const [order] = await store.select('order', { orderId: '1042' })
    expect(order!.leaseUntil - clock.now()).toBe(2000 + 5000)
    const { payments } = place.shop()
    let isAnswered = false
    const waiting = payments.session('1042').finally(() => (isAnswered = true))
    await clock.advance(6999)
    await payments.verify('1042')
    expect(isAnswered).toBe(false)
    await clock.advance(1)
    expect(await waiting).toHaveProperty('paymentSessionData')
  })

  test('a process whose lease is over puts no second session live', async () => {
    const { clock } = place.antom.emulator
    const quick = place.shop()
    let ofOther: unknown
    const slow = place.shop({
      antom: {
        ...place.antom.client,
        createPaymentSession: async (request) => {
          const answer = await place.antom.client.createPaymentSession(request)
          await clock.advance(20_001)
          ofOther ??= await quick.payments.session('1042')
          return answer
        },
      },
    })
    expect(await slow.payments.session('1042')).toEqual(ofOther)
    const [order] = await place.data.store.select('order', { orderId: '1042' })
    const live = (await attempts()).find((each) => each.paymentRequestId === order!.live)
    expect(JSON.parse(live!.answer)).toEqual(ofOther)
  })

  test('an attempt is stored before Antom is asked', async () => {
    const { client } = place.antom
    let stored: unknown
    const createPaymentSession: AntomClient['createPaymentSession'] = async (request) => {
      stored ??= await place.data.store.select('attempt', {
        paymentRequestId: request.paymentRequestId,
      })
      return client.createPaymentSession(request)
    }
    await place.shop({ antom: { ...client, createPaymentSession } }).payments.session('1042')
    expect(stored).toMatchObject([{ orderId: '1042', currency: 'SGD', value: '6000', answer: '' }])
  })

  test.each(['initial', 'expired'] as const)(
    '%s gives the live session again, also while a try is in flight',
    async (reason) => {
      const { payments, start } = place.shop()
      const { data, card } = await start()
      await card('4000000000000259')
      expect(await payments.session('1042', reason)).toMatchObject({ paymentSessionData: data })
    },
  )

  test('a session is live until its time by the server’s clock', async () => {
    const { payments, start } = place.shop()
    const { data } = await start()
    await place.antom.emulator.clock.advance('59 min')
    expect(await payments.session('1042')).toMatchObject({ paymentSessionData: data })
    await place.antom.emulator.clock.advance('1 min')
    const answer = await payments.session('1042', 'expired')
    expect(answer).toHaveProperty('paymentSessionData')
    expect(answer).not.toMatchObject({ paymentSessionData: data })
  })

  test.each([
    ['paid', '4111111111111111', 'SUCCESS'],
    ['processing', '4000000000000259', 'PROCESSING'],
    ['declined, and can be tried again', '4000000000000002', 'PROCESSING'],
  ])('a retry asks Antom first: the payment is %s', async (_, number, paymentStatus) => {
    const { payments, start } = place.shop({ request: { paymentNotifyUrl: undefined } })
    await (await start()).card(number)
    expect(await payments.session('1042', 'retry')).toEqual({ paymentStatus })
  })

  test('a retry of an attempt that Antom has closed gets another session', async () => {
    const { payments, start } = place.shop()
    const { data, card } = await start()
    await card('4000000000000341')
    const answer = await payments.session('1042', 'retry')
    expect(answer).toHaveProperty('paymentSessionData')
    expect(answer).not.toMatchObject({ paymentSessionData: data })
  })

  test('a payment that goes on after its session ran out forbids another session', async () => {
    const { payments, start } = place.shop()
    await (await start()).card('4000000000000259')
    await place.antom.emulator.clock.advance('61 min')
    expect(await payments.session('1042', 'expired')).toEqual({ paymentStatus: 'PROCESSING' })
  })

  test('no session while Antom does not say how the old attempt stands', async () => {
    const { payments, start } = place.shop()
    await start()
    place.antom.emulator.fault({ on: 'inquiryPayment', does: 'http-500' })
    expect(await rejection(payments.session('1042', 'retry'))).toMatchObject({
      code: 'HTTP_STATUS',
    })
    place.antom.emulator.fault({ on: 'inquiryPayment', does: 'unknown' })
    expect(await rejection(payments.session('1042', 'retry'))).toMatchObject({
      code: 'INVALID_RESPONSE',
    })
    expect(await attempts()).toHaveLength(1)
  })

  test('the order is free again after Antom gave no answer', async () => {
    const { payments, start } = place.shop()
    await start()
    place.antom.emulator.fault({ on: 'inquiryPayment', does: 'http-500' })
    await rejection(payments.session('1042', 'retry'))
    expect(await payments.session('1042', 'retry')).toHaveProperty('paymentSessionData')
  })

  test('a late payment in a session that was replaced counts', async () => {
    const { start, heard, payments } = place.shop()
    const first = await start()
    await start('retry')
    await first.wallet()
    expect(heard()).toEqual(['paid'])
    expect(await payments.session('1042')).toEqual({ paymentStatus: 'SUCCESS' })
  })

  test.each(['unknown', 'lose-answer', 'http-500'] as const)(
    'after “%s” a session is asked for once more, with a new paymentRequestId',
    async (does) => {
      const { payments } = place.shop()
      place.antom.emulator.fault({ on: 'createPaymentSession', does })
      expect(await payments.session('1042')).toHaveProperty('paymentSessionData')
      expect(await attempts()).toHaveLength(2)
      expect(await answered()).toHaveLength(1)
    },
  )

  test('an attempt whose answer was lost is asked about like any other', async () => {
    const { payments } = place.shop()
    place.antom.emulator.fault({ on: 'createPaymentSession', does: 'lose-answer', times: 2 })
    expect(await rejection(payments.session('1042'))).toMatchObject({ code: 'NETWORK' })
    expect((await attempts()).map(({ closedAt }) => closedAt)).toEqual([0, 0])
  })

  test('Antom’s refusals are passed on', async () => {
    const { payments } = place.shop()
    place.antom.emulator.fault({ on: 'createPaymentSession', does: 'unknown', times: 2 })
    expect(await payments.session('1042')).toMatchObject({ result: { resultStatus: 'U' } })
    const refused = place.shop({
      orderId: '1043',
      request: {
        availablePaymentMethod: { paymentMethodTypeList: [{ paymentMethodType: 'NONE_SUCH' }] },
      },
    })
    expect(await refused.payments.session('1043')).toMatchObject({ result: { resultStatus: 'F' } })
    expect(await place.data.store.select('attempt', { orderId: '1043' })).toMatchObject([
      { outcome: 'REFUSED' },
    ])
  })

  test('a wrong request is asked for once, and is no attempt', async () => {
    const { payments } = place.shop({ request: { paymentRedirectUrl: 'nowhere' } })
    expect(await rejection(payments.session('1042'))).toMatchObject({ code: 'INVALID_REQUEST' })
    expect(await attempts()).toMatchObject([{ outcome: 'REFUSED' }])
  })

  test('an order that the shop does not know has no session', async () => {
    const { payments } = place.shop({ order: () => undefined })
    expect(await rejection(payments.session('1042'))).toMatchObject({ code: 'UNKNOWN_ORDER' })
    const ids: [unknown, unknown][] = [
      ['', 'initial'],
      [7, 'initial'],
      ['1042', 'whenever'],
    ]
    for (const [orderId, reason] of ids) {
      expect(await rejection(payments.session(orderId as never, reason as never))).toMatchObject({
        code: 'INVALID_REQUEST',
      })
    }
  })
})
