import { expect, test } from 'vitest'
import { startEmulator } from '../index.ts'
import { answer, openShop } from '../test/shop.ts'
import { createFunds } from './funds.ts'
import type { Session } from './session.ts'
import { createSessionStore, KEPT_PAYMENTS } from './sessionStore.ts'

function session(id: number): Session {
  const name = String(id)
  return {
    ...{ id: name, data: name, fingerprint: name, paymentId: name, createdAt: id, expiresAt: id },
    request: { paymentRequestId: name } as Session['request'],
    attempts: [],
    funds: createFunds(),
  }
}

test('the oldest finished payments are forgotten first, and open ones stay', () => {
  const forgotten: string[] = []
  const store = createSessionStore({
    kept: 10,
    isFinished: ({ id }) => Number(id) > 3,
    onForget: ({ id }) => forgotten.push(id),
  })
  for (let id = 1; id <= 12; id += 1) {
    store.add(session(id))
  }
  expect(forgotten).toEqual(['4', '5'])
  expect(store.byRequestId('1')).toBeDefined()
  expect(store.byRequestId('4')).toBeUndefined()
  expect(store.byData('4')).toBeUndefined()
  expect(store.ofPaymentId('4')).toBeUndefined()
})

test('where none is finished the oldest are forgotten: the number has a limit in any case', () => {
  const store = createSessionStore({ kept: 10, isFinished: () => false, onForget: () => {} })
  for (let id = 1; id <= 1000; id += 1) {
    store.add(session(id))
  }
  expect(store.size()).toBeLessThanOrEqual(11)
  expect(store.list().at(-1)?.id).toBe('1000')
})

test('100,000 payments leave no more than the documented number', () => {
  let forgotten = 0
  const store = createSessionStore({ isFinished: () => true, onForget: () => (forgotten += 1) })
  for (let id = 1; id <= 100_000; id += 1) {
    store.add(session(id))
  }
  expect(store.size()).toBeGreaterThanOrEqual(KEPT_PAYMENTS)
  expect(store.size()).toBeLessThanOrEqual(1.1 * KEPT_PAYMENTS)
  expect(forgotten + store.size()).toBe(100_000)
})

test('a forgotten payment takes its notifications along, and one that is still notified is kept', async () => {
  const emulator = await startEmulator({ clock: 'manual' })
  const shop = await openShop()
  shop.answers.push(answer(500))
  const pending = await emulator.payments.pay({ notifyUrl: shop.url, method: 'ALIPAY_CN' })
  shop.answers.splice(0)
  const done = await emulator.payments.pay({ notifyUrl: shop.url, method: 'ALIPAY_CN' })
  await Promise.all(Array.from({ length: 1.1 * KEPT_PAYMENTS }, () => emulator.payments.pay()))
  const ids = new Set(emulator.payments.list().map(({ paymentId }) => paymentId))
  expect(ids.size).toBeLessThanOrEqual(1.1 * KEPT_PAYMENTS)
  expect(ids.has(pending.paymentId)).toBe(true)
  expect(ids.has(done.paymentId)).toBe(false)
  const notified = emulator.notifications.list().map(({ paymentId }) => paymentId)
  expect(notified).toEqual([pending.paymentId])
  await emulator.close()
  await shop.close()
}, 60_000)
