/// <reference types="node" />
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openAntom, openShop, type Antom, type Shop, type ShopOptions } from './test/shop.ts'
import { storeKinds, type TestStore } from './test/stores.ts'

let antom: Antom
beforeAll(async () => {
  antom = await openAntom()
})
afterAll(() => antom.close())

describe.each(storeKinds)('payments in $name', ({ open }) => {
  let data: TestStore
  beforeEach(async () => {
    data = await open()
  })
  afterEach(() => data.close())
  const shop = (options: Partial<ShopOptions> = {}): Shop =>
    openShop({ antomServer: antom, store: data.store, ...options })

  test('a wallet payment is paid once, and acknowledged', async () => {
    const { start, heard, calls, payments } = shop()
    const attempt = await start()
    await attempt.wallet()
    expect(heard()).toEqual(['paid'])
    expect(calls[0]).toMatchObject({
      orderId: '1042',
      key: 'paid:1042',
      payment: { status: 'PAID', captured: { currency: 'SGD', value: '6000' } },
    })
    expect(antom.emulator.notifications.list().at(-1)?.state).toBe('acknowledged')
    expect(await payments.verify('1042')).toEqual({ paymentStatus: 'SUCCESS' })
    expect(await payments.session('1042', 'retry')).toEqual({ paymentStatus: 'SUCCESS' })
  })

  test('a card is authorized first, and paid with its capture', async () => {
    const { start, heard } = shop()
    await (await start()).card()
    expect(heard()).toEqual(['authorized', 'paid'])
  })
})
