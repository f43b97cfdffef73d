/// <reference types="node" />
import { expect, test } from 'vitest'
import { inEveryStore } from './test/inEveryStore.ts'
import { amount } from './test/shop.ts'

inEveryStore('catchUp', (place) => {
  const unheard = { paymentNotifyUrl: undefined }

  test('notifications that were missed come in by the same door', async () => {
    const { start, payments, heard } = place.shop({ request: unheard })
    await (await start()).card()
    expect(await payments.catchUp()).toEqual({ asked: 1, unanswered: 0 })
    expect(heard()).toEqual(['paid'])
    expect(await payments.catchUp()).toEqual({ asked: 0, unanswered: 0 })
    expect(heard()).toEqual(['paid'])
  })

  test('a capture that never came is asked for, after the authorization was notified', async () => {
    const { start, payments, heard } = place.shop()
    place.antom.emulator.fault({ on: 'CAPTURE_RESULT', does: 'drop' })
    await (await start()).card()
    expect(heard()).toEqual(['authorized'])
    await payments.catchUp()
    expect(heard()).toEqual(['authorized', 'paid'])
  })

  test('a callback whose process died runs when its lease is over', async () => {
    const dying = place.shop({ onPaid: () => new Promise(() => {}) })
    const { paid } = await dying.start()
    void dying.deliver(paid())
    await expect
      .poll(async () => (await place.data.store.select('effect', { key: 'paid:1042' }))[0]?.token)
      .toBeTruthy()
    const { payments, heard } = place.shop()
    await payments.catchUp()
    expect(heard()).toEqual([])
    await place.antom.emulator.clock.advance('1 min')
    await payments.catchUp()
    expect(heard()).toEqual(['paid'])
  })

  test('attempts that are over are closed, and no more asked about', async () => {
    const { start, payments, heard } = place.shop()
    await (await start()).card('4000000000000002')
    await place.antom.emulator.clock.advance('75 min')
    expect(await payments.catchUp()).toEqual({ asked: 1, unanswered: 0 })
    expect(heard()).toEqual(['failed'])
    expect(await payments.catchUp()).toEqual({ asked: 0, unanswered: 0 })
  })

  test('one question without an answer stops none of the others', async () => {
    const orders = Array.from({ length: 5 }, (_, index) => String(index))
    for (const orderId of orders) {
      await (await place.shop({ orderId, request: unheard }).start()).wallet()
    }
    const { payments, heard } = place.shop({ request: unheard })
    place.antom.emulator.fault({ on: 'inquiryPayment', does: 'http-500' })
    expect(await payments.catchUp()).toEqual({ asked: 5, unanswered: 1 })
    expect(heard()).toHaveLength(4)
    expect(await payments.catchUp()).toEqual({ asked: 1, unanswered: 0 })
    expect(heard()).toHaveLength(5)
  })

  test('more orders than a page holds are all asked about', async () => {
    const { payments } = place.shop({ request: unheard })
    const { store } = place.data
    const now = place.antom.emulator.clock.now()
    for (let index = 0; index < 250; index++) {
      await store.insert('attempt', {
        paymentRequestId: `PAY_${index}`,
        orderId: String(index),
        ...amount,
        notifyUrl: '',
        answer: '',
        expiresAt: now,
        outcome: '',
        closedAt: 0,
        createdAt: now,
      })
    }
    await place.antom.emulator.clock.advance('15 min')
    expect(await payments.catchUp()).toEqual({ asked: 250, unanswered: 0 })
    expect(await store.select('attempt', { closedAt: 0 })).toEqual([])
  })

  test('a refund that Antom left open is asked about', async () => {
    const { start, payments, heard, calls } = place.shop({ request: unheard })
    await (await start()).wallet()
    await payments.catchUp()
    place.antom.emulator.fault({ on: 'refund', does: 'lose-answer' })
    await payments.refund('1042', { key: 'back' }).catch(() => {})
    expect(heard()).toEqual(['paid'])
    expect(await payments.catchUp()).toEqual({ asked: 1, unanswered: 0 })
    expect(heard()).toEqual(['paid', 'refunded'])
    expect(calls[1]).toMatchObject({ refund: { amount }, payment: { refunded: amount } })
    expect(await payments.catchUp()).toEqual({ asked: 0, unanswered: 0 })
  })

  test('a capture that Antom left open is asked about', async () => {
    const request = { ...unheard, paymentFactor: { captureMode: 'MANUAL' } }
    const { start, payments, heard } = place.shop({ request })
    await (await start()).card()
    await payments.catchUp()
    place.antom.emulator.fault({ on: 'capture', does: 'lose-answer' })
    await payments.capture('1042', { key: 'all' }).catch(() => {})
    expect(heard()).toEqual(['authorized'])
    await payments.catchUp()
    expect(heard()).toEqual(['authorized', 'paid'])
    expect(await payments.catchUp()).toEqual({ asked: 0, unanswered: 0 })
  })

  test('failed after paid is noticed without a notification, too', async () => {
    const request = { ...unheard, paymentFactor: { captureMode: 'MANUAL' } }
    const { start, payments, heard } = place.shop({ request })
    const { card, paymentRequestId } = await start()
    await card()
    await payments.catchUp()
    await place.antom.client.cancel({ paymentRequestId })
    await payments.catchUp()
    expect(heard()).toEqual(['authorized', 'review: failed-after-paid'])
  })
})
