import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { createClient } from '@libsql/client'
import pg from 'pg'
import type { Query } from '@antom-checkout/server'

/** Where orders and payments are kept. The SQL is the same for both kinds. */
export interface Database {
  readonly query: Query
  readonly close: () => Promise<void>
}

/**
 * Opens a database: `postgres://…`, a file of SQLite, or `:memory:`. Rejects with a sentence if it cannot be used; the
 * password in the address is not part of it.
 */
export async function openDatabase(place: string): Promise<Database> {
  const isPostgres = /^postgres(ql)?:/.test(place)
  const database = isPostgres ? openPostgres(place) : openSqlite(place)
  try {
    await database.query('select 1', [])
    return database
  } catch (cause) {
    await database.close()
    const where = isPostgres ? 'Postgres at DATABASE_URL' : place
    throw new Error(
      `The database must answer, but ${where} did not: ${reason(cause)}. Start it, or unset DATABASE_URL: then a file keeps the orders.`,
      { cause },
    )
  }
}

/** Makes a table that is missing. Two processes that make it at once: in Postgres one of them fails, so it tries again. */
export async function makeTable(query: Query, name: string, columns: string): Promise<void> {
  const sql = `create table if not exists ${name} (${columns})`
  await query(sql, []).catch(() => query(sql, []))
}

function openPostgres(url: string): Database {
  const pool = new pg.Pool({ connectionString: url })
  // Without a listener, a connection that breaks while it is idle would end the process.
  pool.on('error', (error) => console.error(`Postgres: ${error.message}`))
  return {
    query: async (sql, params) => (await pool.query<Record<string, unknown>>(sql, params)).rows,
    close: () => pool.end(),
  }
}

function openSqlite(file: string): Database {
  if (file !== ':memory:') {
    mkdirSync(dirname(file), { recursive: true })
  }
  const client = createClient({ url: file === ':memory:' ? file : `file:${file}` })
  return {
    query: async (sql, params) => (await client.execute({ sql, args: params })).rows,
    close: async () => client.close(),
  }
}

function reason(error: unknown): string {
  const { message, code } = error as { message?: string; code?: string }
  return message || code || 'no reason was given'
}
