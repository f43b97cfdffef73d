import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { createDesk } from './desk.ts'

test('an order that is packed again under the same key is one parcel', async () => {
  const { query, close } = await openDatabase(':memory:')
  const desk = await createDesk(query)
  expect(await desk.isPacked('order1')).toBe(false)
  await Promise.all([desk.pack('paid:order1', 'order1'), desk.pack('paid:order1', 'order1')])
  expect(await desk.isPacked('order1')).toBe(true)
  expect(await query('select * from shop_parcel', [])).toHaveLength(1)
  await close()
})

test('a case that comes again is listed once, and never after it was closed', async () => {
  const { query, close } = await openDatabase(':memory:')
  const desk = await createDesk(query)
  const event = { key: 'review:amount:1', reason: 'amount', orderId: undefined } as const
  await desk.review(event)
  await desk.review(event)
  expect(await desk.openCases()).toMatchObject([{ key: event.key, orderId: '', reason: 'amount' }])
  await desk.closeCase(event.key)
  await desk.review(event)
  expect(await desk.openCases()).toEqual([])
  await close()
})
