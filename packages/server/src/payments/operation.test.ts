/// <reference types="node" />
import { expect, test } from 'vitest'
import type { AntomClient, RefundRequest } from '../index.ts'
import { rejection } from '../test/merchant.ts'
import { inEveryStore } from './test/inEveryStore.ts'
import { amount, failure, success, type ShopOptions } from './test/shop.ts'

const sgd = (value: string) => ({ currency: 'SGD', value })
const manual = { paymentFactor: { captureMode: 'MANUAL' } }

inEveryStore('captures, refunds and cancelling', (place) => {
  async function paidShop(options: Partial<ShopOptions> = {}) {
    const shop = place.shop(options)
    const attempt = await shop.start()
    await attempt.wallet()
    return { ...shop, attempt }
  }

  /** What Antom has given back of the order's payment. */
  async function refunds(paymentRequestId: string): Promise<unknown[]> {
    const { transactions = [] } = await place.antom.client.inquiryPayment({ paymentRequestId })
    return transactions
      .filter(({ transactionType }) => transactionType === 'REFUND')
      .map(({ transactionAmount }) => transactionAmount?.value)
  }

  test('a refund gives everything back, and onRefunded runs once', async () => {
    const { payments, calls, attempt } = await paidShop()
    const answer = await payments.refund('1042', { key: 'back' })
    expect(answer).toMatchObject({ result: { resultStatus: 'S' }, refundAmount: amount })
    await place.antom.emulator.notifications.idle()
    expect(calls.slice(1)).toMatchObject([
      {
        callback: 'refunded',
        orderId: '1042',
        refund: { refundId: answer.refundId, amount },
        payment: { refunded: amount },
      },
    ])
    expect(await refunds(attempt.paymentRequestId)).toEqual(['6000'])
    expect(place.antom.emulator.notifications.list().at(-1)).toMatchObject({
      type: 'REFUND_RESULT',
      state: 'acknowledged',
    })
  })

  test('the same key is the same refund, also asked for twice at once', async () => {
    const { payments, attempt, another, heard } = await paidShop()
    const other = another({ store: place.data.again() })
    const options = { key: 'back', amount: sgd('2000') }
    const answers = await Promise.all(
      [payments, other, payments].map((each) => each.refund('1042', options)),
    )
    answers.push(await other.refund('1042', options))
    expect(new Set(answers.map(({ refundId }) => refundId)).size).toBe(1)
    expect(await refunds(attempt.paymentRequestId)).toEqual(['2000'])
    await place.antom.emulator.notifications.idle()
    expect(heard()).toEqual(['paid', 'refunded'])
  })

  test.each(['lose-answer', 'time-out', 'unsigned-answer', 'http-500', 'unknown'] as const)(
    'the same key is the same refund after “%s”',
    async (does) => {
      const { payments, attempt } = await paidShop()
      place.antom.emulator.fault({ on: 'refund', does })
      await payments.refund('1042', { key: 'back', amount: sgd('2000') }).catch(() => {})
      const answer = await payments.refund('1042', { key: 'back', amount: sgd('2000') })
      expect(answer.result.resultStatus).toBe('S')
      expect(await refunds(attempt.paymentRequestId)).toEqual(['2000'])
    },
  )

  test('a refund that is done is told again without asking Antom', async () => {
    const { payments } = await paidShop()
    const answer = await payments.refund('1042', { key: 'back' })
    const fault = place.antom.emulator.fault({ on: 'refund', does: 'http-500' })
    expect(await payments.refund('1042', { key: 'back' })).toEqual(answer)
    fault.disarm()
  })

  test('a wrong amount does not use its key up', async () => {
    const { payments, attempt } = await paidShop()
    const wrong: unknown[] = [{ currency: 'SGD', value: 2000 }, { currency: 'SGD' }, '2000']
    for (const each of wrong) {
      expect(
        await rejection(payments.refund('1042', { key: 'back', amount: each as never })),
      ).toMatchObject({ code: 'INVALID_REQUEST' })
    }
    await payments.refund('1042', { key: 'back', amount: sgd('2000') })
    expect(await refunds(attempt.paymentRequestId)).toEqual(['2000'])
  })

  test('another key is another refund, of no more than is left', async () => {
    const { payments, attempt } = await paidShop()
    await payments.refund('1042', { key: 'one', amount: sgd('2000') })
    await payments.refund('1042', { key: 'rest' })
    expect(await refunds(attempt.paymentRequestId)).toEqual(['2000', '4000'])
    expect(await rejection(payments.refund('1042', { key: 'more' }))).toMatchObject({
      code: 'INVALID_REQUEST',
    })
    const tooMuch = await payments.refund('1042', { key: 'much', amount: sgd('1') })
    expect(tooMuch.result).toMatchObject({ resultStatus: 'F' })
  })

  test('a refund on its way is not refunded again by “the rest”', async () => {
    const { payments, attempt } = await paidShop()
    place.antom.emulator.fault({ on: 'refund', does: 'lose-answer' })
    await payments.refund('1042', { key: 'one', amount: sgd('2000') }).catch(() => {})
    await payments.refund('1042', { key: 'rest' })
    expect(await refunds(attempt.paymentRequestId)).toEqual(['2000', '4000'])
  })

  test('the id for Antom is stored before Antom is asked', async () => {
    let stored: unknown
    const refund: AntomClient['refund'] = async (request: RefundRequest) => {
      stored = await place.data.store.select('operation', { requestId: request.refundRequestId })
      return place.antom.client.refund(request)
    }
    const { payments } = await paidShop({ antom: { ...place.antom.client, refund } })
    await payments.refund('1042', { key: 'back' })
    expect(stored).toMatchObject([{ kind: 'refund', orderId: '1042', value: '6000', status: '' }])
  })

  test('a key that was used for another amount is refused', async () => {
    const { payments, attempt } = await paidShop()
    await payments.refund('1042', { key: 'back', amount: sgd('2000') })
    for (const other of [{ amount: sgd('3000') }, { paymentId: 'other' }, { captureId: 'c' }]) {
      expect(await rejection(payments.refund('1042', { key: 'back', ...other }))).toMatchObject({
        code: 'INVALID_REQUEST',
      })
    }
    expect(await rejection(payments.refund('1042', { key: '' }))).toMatchObject({
      code: 'INVALID_REQUEST',
    })
    expect(await refunds(attempt.paymentRequestId)).toEqual(['2000'])
  })

  test('an order that is not paid has nothing to capture, refund or cancel', async () => {
    const { payments } = place.shop()
    const asks = [
      () => payments.capture('1042', { key: 'a' }),
      () => payments.refund('1042', { key: 'a' }),
      () => payments.cancel('1042'),
    ]
    for (const ask of asks) {
      expect(await rejection(ask())).toMatchObject({ code: 'INVALID_REQUEST' })
    }
  })

  test('a second payment of a paid order is given back by its paymentId', async () => {
    const { start, payments, calls } = place.shop()
    const attempt = await start()
    await (await start('retry')).wallet()
    await attempt.wallet()
    const { paymentId } = calls[1]!['payment'] as { paymentId: string }
    await payments.refund('1042', { key: 'twice', paymentId })
    expect(await refunds(attempt.paymentRequestId)).toEqual(['6000'])
  })

  test('a refund that failed is in review and acknowledged', async () => {
    const { payments, deliver, heard } = await paidShop()
    place.antom.emulator.fault({ on: 'refund', does: 'unknown' })
    await payments.refund('1042', { key: 'back' })
    const [operation] = await place.data.store.select('operation', { orderId: '1042' })
    const refundRequestId = operation!.requestId
    const failed = { notifyType: 'REFUND_RESULT', result: failure, refundRequestId }
    expect((await deliver(failed)).status).toBe(200)
    expect(heard()).toEqual(['paid', 'review: refund-failed'])
    const done = { ...failed, result: success, refundStatus: 'SUCCESS', refundAmount: amount }
    expect((await deliver(done)).status).toBe(200)
    expect(heard().at(-1)).toBe('refunded')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
  })

  test('a capture takes what is authorized, and the same key takes it once', async () => {
    const { start, payments, heard } = place.shop({ request: manual })
    await (await start()).card()
    place.antom.emulator.fault({ on: 'capture', does: 'lose-answer' })
    expect(await rejection(payments.capture('1042', { key: 'all' }))).toMatchObject({
      code: 'NETWORK',
    })
    const answer = await payments.capture('1042', { key: 'all' })
    expect(answer).toMatchObject({ result: { resultStatus: 'S' }, captureAmount: amount })
    expect((await payments.capture('1042', { key: 'all' })).captureId).toBe(answer.captureId)
    await place.antom.emulator.notifications.idle()
    expect(heard()).toEqual(['authorized', 'paid'])
  })

  test('the last capture gives the rest back to the buyer', async () => {
    const { start, payments } = place.shop({ request: manual })
    await (await start()).card()
    await payments.capture('1042', { key: 'part', amount: sgd('1000'), isLast: true })
    const more = await payments.capture('1042', { key: 'more', amount: sgd('1000') })
    expect(more.result.resultStatus).toBe('F')
  })

  test('one capture of several is given back by its captureId', async () => {
    const { start, payments } = place.shop({ request: manual })
    const { card, paymentRequestId } = await start()
    await card()
    await payments.capture('1042', { key: 'one', amount: sgd('1000') })
    const { captureId } = await payments.capture('1042', { key: 'rest' })
    const options = { key: 'back', captureId: captureId!, amount: sgd('5001') }
    expect((await payments.refund('1042', options)).result.resultStatus).toBe('F')
    await payments.refund('1042', { key: 'less', captureId: captureId!, amount: sgd('5000') })
    expect(await refunds(paymentRequestId)).toEqual(['5000'])
  })

  test('a capture may be asked for from within onAuthorized', async () => {
    const { start, payments, heard } = place.shop({
      request: manual,
      onAuthorized: async ({ orderId }) => {
        await payments.capture(orderId, { key: 'at-once' })
      },
    })
    await (await start()).card()
    await place.antom.emulator.notifications.idle()
    expect(heard()).toEqual(['paid'])
    const states = place.antom.emulator.notifications.list().slice(-2)
    expect(states.map(({ state }) => state)).toEqual(['acknowledged', 'acknowledged'])
  })

  test('a payment that is cancelled before its capture is over', async () => {
    const { start, payments, calls } = place.shop({ request: manual })
    const { card, paymentRequestId } = await start()
    await card()
    expect((await payments.cancel('1042')).result.resultStatus).toBe('S')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'CANCELLED' })
    expect(calls.slice(1)).toMatchObject([
      { callback: 'failed', paymentRequestId, paymentStatus: 'CANCELLED' },
    ])
    await payments.catchUp()
    expect(calls).toHaveLength(2)
  })

  test('Antom’s U to a cancellation is asked again, three times in all', async () => {
    const { payments } = await paidShop()
    place.antom.emulator.fault({ on: 'cancel', does: 'unknown', times: 2 })
    expect((await payments.cancel('1042')).result.resultStatus).toBe('S')
    const fault = place.antom.emulator.fault({ on: 'cancel', does: 'unknown', times: 9 })
    expect((await payments.cancel('1042')).result.resultStatus).toBe('U')
    expect(fault.fired).toHaveLength(3)
    fault.disarm()
  })

  test('a session that nobody has submitted cannot be cancelled', async () => {
    const { start, payments } = place.shop()
    await start()
    expect((await payments.cancel('1042')).result.resultCode).toBe('ORDER_NOT_EXIST')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
  })
})
