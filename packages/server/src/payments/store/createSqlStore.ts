import { AntomError } from '../../errors.ts'
import type { Condition, Store, Where } from './store.ts'
import type { Row, TableName } from './rows.ts'
import { tableOf, tables } from './tables.ts'

/** Runs one statement with `$1` placeholders, and resolves to its rows as objects. */
export type Query = (
  sql: string,
  params: (string | number)[],
) => Promise<readonly Readonly<Record<string, unknown>>[]>

const MIGRATION_TRIES = 5

/**
 * Keeps payments in SQLite (libSQL, Turso) or Postgres, with the same SQL. Each call is one statement, so that a
 * pool will do. Throws INVALID_CONFIG if `query` is no function.
 *
 * @example
 * const store = createSqlStore(async (sql, params) => (await pool.query(sql, params)).rows)
 * await store.migrate()
 */
export function createSqlStore(query: Query): Store {
  if (typeof query !== 'function') {
    throw new AntomError(
      'INVALID_CONFIG',
      'createSqlStore needs a function (sql, params) => Promise<rows>, but got none. Pass one that runs a statement with your database client.',
    )
  }
  return {
    insert: async (name, row) => {
      const params = parameters()
      const { key, columns } = tableOf(name)
      const names = Object.keys(columns)
      const values = names.map((column) =>
        params.add((row as unknown as Record<string, Value>)[column]!),
      )
      const sql = `insert into ${tableOf(name).name} (${names.map(snake).join(', ')}) values (${values.join(', ')}) on conflict (${snake(key)}) do nothing returning ${snake(key)}`
      return (await query(sql, params.list)).length > 0
    },
    update: async (name, where, set) => {
      const params = parameters()
      const changes = Object.entries(set).map(
        ([column, value]) => `${snake(column)} = ${params.add(value as Value)}`,
      )
      const sql = `update ${tableOf(name).name} set ${changes.join(', ')}${conditions(where, params)} returning ${snake(tableOf(name).key)}`
      return (await query(sql, params.list)).length > 0
    },
    select: async <Name extends TableName>(name: Name, where: Where<Name>, limit?: number) => {
      const params = parameters()
      const { key, columns } = tableOf(name)
      const end = conditions(where, params) + ` order by ${snake(key)}`
      const some = limit === undefined ? '' : ` limit ${params.add(limit)}`
      const names = Object.keys(columns).map(snake).join(', ')
      const found = await query(
        `select ${names} from ${tableOf(name).name}${end}${some}`,
        params.list,
      )
      return found.map((row) => rowOf(columns, row) as unknown as Row<Name>)
    },
    migrate: async () => {
      for (const sql of migrations()) {
        await migrateOnce(query, sql)
      }
    },
  }
}

type Value = string | number

interface Parameters {
  readonly list: Value[]
  /** → its placeholder. In SQLite `$1` is a name that counts by its first place, so each is used once, in order. */
  readonly add: (value: Value) => string
}

function parameters(): Parameters {
  const list: Value[] = []
  return { list, add: (value) => `$${list.push(value)}` }
}

function conditions(where: Where<TableName>, params: Parameters): string {
  const all = (Object.entries(where) as [string, Condition<Value>][]).map(([column, condition]) => {
    if (typeof condition !== 'object') {
      return `${snake(column)} = ${params.add(condition)}`
    }
    if ('atMost' in condition) {
      return `${snake(column)} <= ${params.add(condition.atMost)}`
    }
    return 'after' in condition
      ? `${snake(column)} > ${params.add(condition.after)}`
      : `${snake(column)} >= ${params.add(condition.atLeast)}`
  })
  return all.length > 0 ? ` where ${all.join(' and ')}` : ''
}

const snake = (column: string): string =>
  column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Postgres gives a bigint as text, some clients as a BigInt. */
function rowOf(
  columns: Readonly<Record<string, 'text' | 'bigint'>>,
  found: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    Object.entries(columns).map(([column, type]) => {
      const value = found[snake(column)]
      return [column, type === 'text' ? String(value) : Number(value)]
    }),
  )
}

function migrations(): string[] {
  return (Object.keys(tables) as TableName[]).flatMap((table) => {
    const { name, key, columns, indexes } = tableOf(table)
    const definitions = Object.entries(columns).map(
      ([column, type]) =>
        `${snake(column)} ${type} ${column === key ? 'primary key' : ''} not null`,
    )
    return [
      `create table if not exists ${name} (${definitions.join(', ')})`,
      ...indexes.map(
        (index) =>
          `create index if not exists ${name}_${snake(index[0]!)} on ${name} (${index.map(snake).join(', ')})`,
      ),
    ]
  })
}

/** Two processes that make the same table at once: in Postgres one of them fails, in spite of "if not exists". */
async function migrateOnce(query: Query, sql: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await query(sql, [])
      return
    } catch (error) {
      if (tries === MIGRATION_TRIES) {
        throw error
      }
    }
  }
}
