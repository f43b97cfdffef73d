/// <reference types="vite/client" />
/// <reference types="node" />
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSqlStore, type Row, type Store } from '../../index.ts'
import { storeKinds, type TestStore } from '../test/stores.ts'
import readme from '../../../README.md?raw'
import { tables } from './tables.ts'

const effect = (fields: Partial<Row<'effect'>> = {}): Row<'effect'> => ({
  key: 'paid:1',
  orderId: '1',
  callback: 'paid',
  reason: '',
  paymentId: 'PID',
  about: 'it\'s; -- "quoted" 陶器',
  token: '',
  leaseUntil: 0,
  doneAt: 0,
  createdAt: 1_795_902_803_295,
  ...fields,
})

describe.each(storeKinds)('a store ($name)', ({ open }) => {
  let data: TestStore
  let store: Store
  beforeEach(async () => {
    data = await open()
    ;({ store } = data)
  })
  afterEach(() => data.close())

  test('gives back what was put in, texts as texts and numbers as numbers', async () => {
    expect(await store.insert('effect', effect())).toBe(true)
    expect(await store.select('effect', { key: 'paid:1' })).toEqual([effect()])
    expect(await store.select('effect', { orderId: '1', doneAt: 0 })).toEqual([effect()])
    expect(await store.select('effect', { orderId: '2' })).toEqual([])
  })

  test('the first row of a key stays', async () => {
    await store.insert('effect', effect())
    expect(await store.insert('effect', effect({ paymentId: 'other' }))).toBe(false)
    expect(await store.select('effect', {})).toEqual([effect()])
  })

  test('of many at once, one puts the row in', async () => {
    const other = data.again()
    const won = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? store : other).insert('effect', effect({ about: String(index) })),
      ),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
  })

  test('of many at once, one changes the row under its condition', async () => {
    await store.insert('effect', effect())
    const other = data.again()
    const won = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? store : other).update(
          'effect',
          { key: 'paid:1', doneAt: 0, leaseUntil: { atMost: 5 } },
          { token: String(index), leaseUntil: 10 },
        ),
      ),
    )
    expect(won.filter(Boolean)).toHaveLength(1)
    const [row] = await store.select('effect', {})
    expect(row!.token).toBe(String(won.indexOf(true)))
  })

  test('conditions are kept to the letter', async () => {
    await store.insert('effect', effect({ leaseUntil: 5 }))
    const is = async (where: object) => (await store.select('effect', where)).length === 1
    expect(await is({ leaseUntil: { atMost: 5 } })).toBe(true)
    expect(await is({ leaseUntil: { atMost: 4 } })).toBe(false)
    expect(await is({ leaseUntil: { atLeast: 5 } })).toBe(true)
    expect(await is({ leaseUntil: { atLeast: 6 } })).toBe(false)
    expect(await is({ key: { after: 'paid:0' } })).toBe(true)
    expect(await is({ key: { after: 'paid:1' } })).toBe(false)
    expect(await store.update('effect', { key: 'paid:1', token: 'x' }, { doneAt: 1 })).toBe(false)
  })

  test('a changed row is found by its new values', async () => {
    await store.insert('effect', effect())
    await store.update('effect', { key: 'paid:1' }, { doneAt: 7 })
    expect(await store.select('effect', { doneAt: 0 })).toEqual([])
    expect(await store.select('effect', { doneAt: 7 })).toHaveLength(1)
  })

  test('rows come in the order of their keys, as many as were asked for', async () => {
    for (const key of ['c', 'a', 'b']) {
      await store.insert('effect', effect({ key }))
    }
    const keys = async (...given: [object, number?]) =>
      (await store.select('effect', ...given)).map(({ key }) => key)
    expect(await keys({ doneAt: 0 })).toEqual(['a', 'b', 'c'])
    expect(await keys({ doneAt: 0 }, 2)).toEqual(['a', 'b'])
    expect(await keys({ doneAt: 0, key: { after: 'b' } }, 2)).toEqual(['c'])
  })

  test('the tables may be made again, by several at once', async () => {
    await store.insert('effect', effect())
    const other = data.again()
    await Promise.all([store.migrate(), other.migrate(), store.migrate()])
    expect(await store.select('effect', {})).toEqual([effect()])
  })

  test('every table takes a row', async () => {
    for (const [name, { columns, key }] of Object.entries(tables)) {
      const row = Object.fromEntries(
        Object.entries(columns).map(([column, type]) => [column, type === 'text' ? column : 1]),
      )
      expect(await store.insert(name as 'effect', row as never)).toBe(true)
      expect(await store.select(name as 'effect', { [key]: row[key] })).toEqual([row])
    }
  })
})

test('each call is one statement, whose placeholders come once and in order', async () => {
  const statements: [sql: string, params: readonly unknown[]][] = []
  const store = createSqlStore(async (sql, params) => {
    statements.push([sql, params])
    return []
  })
  await store.migrate()
  await store.insert('effect', effect())
  await store.update(
    'effect',
    { key: 'a', doneAt: 0, leaseUntil: { atMost: 1 } },
    { token: 't', leaseUntil: 2 },
  )
  await store.select('effect', { key: { after: 'a' }, doneAt: { atLeast: 1 } }, 5)
  for (const [sql, params] of statements) {
    expect(sql).not.toMatch(/;|begin|commit|rollback|lock|for update/i)
    const placeholders = [...sql.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number))
    expect(placeholders).toEqual(params.map((_, index) => index + 1))
  }
  expect(statements.at(-2)![0]).toBe(
    'update antom_effect set token = $1, lease_until = $2 where key = $3 and done_at = $4 and lease_until <= $5 returning key',
  )
})

test('the README and the store name the same tables', () => {
  const named = [...readme.matchAll(/^\| `(antom_\w+)`/gm)].map((match) => match[1])
  expect(named).toEqual(Object.values(tables).map(({ name }) => name))
})
