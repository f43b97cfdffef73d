import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import pg from 'pg'
import { createMemoryStore, createSqlStore, type Query, type Store } from '../../index.ts'

/** A store of its own for a test, and the way to look into it and to break it. */
export interface TestStore {
  readonly store: Store
  /** Another connection to the same data, as another process has it. */
  readonly again: () => Store
  readonly close: () => Promise<void>
}

export interface StoreKind {
  readonly name: string
  readonly open: () => Promise<TestStore>
}

/** Postgres where the environment names one: `npm run test:all` starts it. */
export const databaseUrl: string | undefined = process.env['TEST_DATABASE_URL']

export const storeKinds: readonly StoreKind[] = [
  { name: 'memory', open: openMemory },
  { name: 'libSQL', open: openLibsql },
  ...(databaseUrl === undefined ? [] : [{ name: 'Postgres', open: openPostgres }]),
]

async function openMemory(): Promise<TestStore> {
  const store = createMemoryStore()
  return { store, again: () => store, close: async () => {} }
}

function libsqlQuery(url: string): { query: Query; close: () => void } {
  const client = createClient({ url })
  const query: Query = async (sql, args) => (await client.execute({ sql, args })).rows
  return { query, close: () => client.close() }
}

async function openLibsql(): Promise<TestStore> {
  const folder = mkdtempSync(join(tmpdir(), 'antom-payments-'))
  const open = [libsqlQuery(`file:${join(folder, 'shop.db')}`)]
  const store = createSqlStore(open[0]!.query)
  // A test outlives no power cut.
  await open[0]!.query('pragma journal_mode = wal', [])
  await open[0]!.query('pragma synchronous = off', [])
  await store.migrate()
  return {
    store,
    again: () => {
      const other = libsqlQuery(`file:${join(folder, 'shop.db')}`)
      open.push(other)
      return createSqlStore(other.query)
    },
    close: async () => {
      for (const each of open) {
        each.close()
      }
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function openPostgres(): Promise<TestStore> {
  const schema = `s_${randomUUID().replaceAll('-', '')}`
  const options = `-c search_path=${schema}`
  const pools = [new pg.Pool({ connectionString: databaseUrl, options, max: 4 })]
  await pools[0]!.query(`create schema ${schema}`)
  const storeOf = (pool: pg.Pool): Store =>
    createSqlStore(async (sql, params) => (await pool.query(sql, params)).rows as never)
  const store = storeOf(pools[0]!)
  await store.migrate()
  return {
    store,
    again: () => {
      const pool = new pg.Pool({ connectionString: databaseUrl, options, max: 4 })
      pools.push(pool)
      return storeOf(pool)
    },
    close: async () => {
      await pools[0]!.query(`drop schema ${schema} cascade`)
      await Promise.all(pools.map((pool) => pool.end()))
    },
  }
}
