/// <reference types="node" />
import { expect, test } from 'vitest'
import { rejection } from '../test/merchant.ts'
import { inEveryStore } from './test/inEveryStore.ts'

inEveryStore('verify', (place) => {
  const manual = { paymentFactor: { captureMode: 'MANUAL' } }
  const unheard = { paymentNotifyUrl: undefined }

  test('says SUCCESS once the money is authorized', async () => {
    const { payments, start, heard } = place.shop({ request: manual })
    await (await start()).card()
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(heard()).toEqual(['authorized'])
  })

  test('a notification that was lost is made up for: onPaid runs once', async () => {
    const { payments, start, heard } = place.shop({ request: unheard })
    await (await start()).wallet()
    expect(heard()).toEqual([])
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(heard()).toEqual(['paid'])
  })

  test('a lost capture is made up for, too', async () => {
    const { payments, start, heard } = place.shop({ request: unheard })
    await (await start()).card()
    await payments.verify('1042')
    expect(heard()).toEqual(['paid'])
  })

  test('a callback that throws changes no answer, and runs again', async () => {
    let runs = 0
    const { payments, start } = place.shop({
      request: unheard,
      onPaid: () => {
        runs += 1
        if (runs === 1) {
          throw new Error('The warehouse is down.')
        }
      },
    })
    await (await start()).wallet()
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(runs).toBe(2)
  })

  test.each([
    ['nothing is submitted', undefined],
    ['a try is under way', '4000000000000259'],
    ['a try has failed', '4000000000000002'],
  ])('says PROCESSING while the order can be paid: %s', async (_, number) => {
    const { payments, start, heard } = place.shop()
    const { card } = await start()
    if (number !== undefined) {
      await card(number)
    }
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    expect(heard()).toEqual([])
  })

  test('says PROCESSING of an order that nobody has begun to pay', async () => {
    expect(await place.shop().payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
  })

  test('says PROCESSING while the order is in review', async () => {
    const { payments, start, deliver, heard } = place.shop()
    const { paid } = await start()
    await deliver(paid({ paymentAmount: { currency: 'SGD', value: '1' } }))
    expect(heard()).toEqual(['review: amount'])
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    expect(await payments.session('1042', 'retry')).toEqual({ paymentStatus: 'PROCESSING' })
  })

  test('says CANCELLED 15 minutes after the last session ran out, when nothing was submitted', async () => {
    const { clock } = place.antom.emulator
    const { payments, start, calls } = place.shop()
    await start()
    await clock.advance('30 min')
    await start('retry')
    // The first attempt is over by now, and the second one is not.
    await clock.advance('50 min')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    await clock.advance('10 min')
    await clock.advance('14 min')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    await clock.advance('1 min')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'CANCELLED' })
    expect(calls).toMatchObject([
      { callback: 'failed', paymentStatus: 'CANCELLED' },
      { callback: 'failed', paymentStatus: 'CANCELLED' },
    ])
  })

  test('an older session that outlives the newest keeps the order open', async () => {
    const { clock } = place.antom.emulator
    const { payments, start } = place.shop()
    await start()
    const inTenMinutes = new Date(clock.now() + 10 * 60_000).toISOString().replace(/\.\d+/, '')
    const brief = place.shop({ request: { paymentSessionExpiryTime: inTenMinutes } })
    await brief.start('retry')
    await clock.advance('26 min')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    await clock.advance('50 min')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'CANCELLED' })
  })

  test('says FAIL 15 minutes after the session of a failed payment ran out, and onFailed runs once', async () => {
    const { clock } = place.antom.emulator
    const { payments, start, calls } = place.shop()
    const { card, paymentRequestId } = await start()
    await card('4000000000000002')
    await clock.advance('74 min')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    expect(calls).toEqual([])
    await clock.advance('1 min')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'FAIL' })
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'FAIL' })
    expect(calls).toMatchObject([
      { callback: 'failed', orderId: '1042', paymentRequestId, paymentStatus: 'FAIL' },
    ])
  })

  test('says CANCELLED 15 minutes later when somebody cancelled it at Antom', async () => {
    const { clock } = place.antom.emulator
    const { payments, start } = place.shop({ request: unheard })
    const { card, paymentRequestId } = await start()
    await card('4000000000000259')
    await place.antom.client.cancel({ paymentRequestId })
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'PROCESSING' })
    await clock.advance('75 min')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'CANCELLED' })
  })

  test('has no answer when Antom has none', async () => {
    const { payments, start } = place.shop()
    await start()
    place.antom.emulator.fault({ on: 'inquiryPayment', does: 'http-500' })
    expect(await rejection(payments.verify('1042'))).toMatchObject({ code: 'HTTP_STATUS' })
  })
})
