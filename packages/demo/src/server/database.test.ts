import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { openTestShop } from './test/testShop.ts'

test('paid orders and their payments are there after a restart; sessions of the last emulator are not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loam-'))
  const file = join(folder, 'data', 'shop.db')
  const first = await openTestShop(file)
  const [paid, open] = [await first.order('rice-bowl'), await first.order('teapot')]
  await first.pay(paid.id)
  const before = await (await first.post(`/api/orders/${open.id}/session`)).json()
  await first.close()

  const second = await openTestShop(file)
  expect(await second.find(paid.id)).toMatchObject({ status: 'paid', total: 2800 })
  const after = await (await second.post(`/api/orders/${open.id}/session`)).json()
  expect(after.paymentSessionData).not.toBe(before.paymentSessionData)
  await second.close()
  rmSync(folder, { recursive: true })
})

test('a Postgres that does not answer is an error without its password', async () => {
  const opening = openDatabase('postgres://loam:secret@127.0.0.1:9/shop')
  await expect(opening).rejects.toThrow(/^The database must answer, but Postgres at DATABASE_URL/)
  await expect(opening).rejects.not.toThrow(/secret/)
})
