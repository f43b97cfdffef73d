import { createClient } from '@libsql/client'
import pg from 'pg'
import type { Query } from '../../../index.ts'

export interface Database {
  readonly query: Query
  readonly close: () => Promise<void>
}

const BUSY_MS = 5000

/** A file of SQLite, or a Postgres: the address says which. */
export async function openDatabase(url: string, busy: number = BUSY_MS): Promise<Database> {
  if (url.startsWith('postgres:')) {
    const pool = new pg.Pool({ connectionString: url, max: 8 })
    // A connection that breaks while nobody uses it is replaced.
    pool.on('error', () => {})
    return {
      query: async (sql, params) => (await pool.query(sql, params)).rows as never,
      close: () => pool.end(),
    }
  }
  const client = createClient({ url })
  const query: Query = async (sql, args) => (await client.execute({ sql, args })).rows
  // Processes that write at once wait for each other.
  await query(`pragma busy_timeout = ${busy}`, [])
  await query('pragma journal_mode = wal', [])
  await query('pragma synchronous = normal', [])
  return { query, close: async () => client.close() }
}
