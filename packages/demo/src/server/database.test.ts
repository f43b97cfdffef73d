import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from './database.ts'
import { openTestShop } from './test/testShop.ts'

const folder = mkdtempSync(join(tmpdir(), 'loam-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Postgres where the environment names one: `npm run test:all` starts it. */
const postgres = process.env['TEST_DATABASE_URL']
const places: [name: string, place: string][] = [['SQLite', join(folder, 'data', 'shop.db')]]
if (postgres !== undefined) places.push(['Postgres', postgres])

test.each(places)(
  '%s keeps paid orders over a restart, and no session of the last emulator',
  async (_, place) => {
    const first = await openTestShop(place)
    const [paid, open] = [await first.order('rice-bowl'), await first.order('teapot')]
    await first.pay(paid.id)
    const before = await (await first.post(`/api/orders/${open.id}/session`)).json()
    await first.close()

    const second = await openTestShop(place)
    expect(await second.find(paid.id)).toMatchObject({ status: 'paid', total: 2800 })
    const after = await (await second.post(`/api/orders/${open.id}/session`)).json()
    expect(after.paymentSessionData).not.toBe(before.paymentSessionData)
    await second.close()
  },
)

test.each(places)('in %s, 20 orders that are paid at once are all paid', async (_, place) => {
  const shop = await openTestShop(place)
  const orders = await Promise.all(Array.from({ length: 20 }, () => shop.order('rice-bowl')))
  await Promise.all(orders.map(({ id }) => shop.pay(id)))
  for (const { id } of orders) expect((await shop.find(id)).status).toBe('paid')
  await shop.close()
})

test('a Postgres that does not answer is an error without its password', async () => {
  const opening = openDatabase('postgres://loam:secret@127.0.0.1:9/shop')
  await expect(opening).rejects.toThrow(/^The database must answer, but Postgres at DATABASE_URL/)
  await expect(opening).rejects.not.toThrow(/secret/)
})
