import type { Condition, Store, Where } from './store.ts'
import type { Row, TableName } from './rows.ts'
import { tableOf, tables } from './tables.ts'

type AnyRow = Readonly<Record<string, string | number>>

interface MemoryTable {
  readonly rows: Map<string, AnyRow>
  /** Keys of rows by the value of a column, for each column that rows are looked up by. */
  readonly indexes: ReadonlyMap<string, Map<string | number, Set<string>>>
}

/**
 * Keeps payments in this process, for tests and a first try. After a restart it knows no order: notifications about them
 * are refused. Warns of that once, except in tests.
 */
export function createMemoryStore(): Store {
  warnOnce()
  const content = new Map<TableName, MemoryTable>(
    (Object.keys(tables) as TableName[]).map((name) => [name, emptyTable(name)]),
  )

  function matching(name: TableName, where: Where<TableName>): AnyRow[] {
    const { rows, indexes } = content.get(name)!
    const conditions = Object.entries(where) as [string, Condition<string | number>][]
    const byKey = (where as AnyRow)[tableOf(name).key]
    const indexed = conditions.find(
      ([column, value]) => indexes.has(column) && typeof value !== 'object',
    )
    let candidates: Iterable<AnyRow | undefined> = rows.values()
    if (typeof byKey === 'string') {
      candidates = [rows.get(byKey)]
    } else if (indexed !== undefined) {
      const keys = indexes.get(indexed[0])!.get(indexed[1] as string | number) ?? []
      candidates = Array.from(keys, (key) => rows.get(key))
    }
    const found: AnyRow[] = []
    for (const row of candidates) {
      if (row && conditions.every(([column, condition]) => holds(row[column]!, condition))) {
        found.push(row)
      }
    }
    return found
  }

  function put(name: TableName, row: AnyRow): void {
    const { rows, indexes } = content.get(name)!
    const key = row[tableOf(name).key] as string
    const before = rows.get(key)
    rows.set(key, row)
    for (const [column, values] of indexes) {
      if (before !== undefined) {
        values.get(before[column]!)?.delete(key)
      }
      const keys = values.get(row[column]!) ?? new Set()
      values.set(row[column]!, keys.add(key))
    }
  }

  // Each function runs to its end without an `await`, so that it is atomic.
  return {
    insert: async (name, row) => {
      const key = (row as unknown as AnyRow)[tableOf(name).key] as string
      if (content.get(name)!.rows.has(key)) {
        return false
      }
      put(name, { ...(row as unknown as AnyRow) })
      return true
    },
    update: async (name, where, set) => {
      const found = matching(name, where)
      for (const row of found) {
        put(name, { ...row, ...set })
      }
      return found.length > 0
    },
    select: async <Name extends TableName>(name: Name, where: Where<Name>, limit = Infinity) => {
      const { key } = tableOf(name)
      const found = matching(name, where).sort((a, b) => (a[key]! < b[key]! ? -1 : 1))
      return found.slice(0, limit) as unknown as Row<Name>[]
    },
    migrate: async () => {},
  }
}

function emptyTable(name: TableName): MemoryTable {
  return {
    rows: new Map(),
    indexes: new Map(tableOf(name).indexes.map(([column]) => [column!, new Map()])),
  }
}

function holds(value: string | number, condition: Condition<string | number>): boolean {
  if (typeof condition !== 'object') {
    return value === condition
  }
  if ('after' in condition) {
    return value > condition.after
  }
  return 'atMost' in condition
    ? Number(value) <= condition.atMost
    : Number(value) >= condition.atLeast
}

let isWarned = false

function warnOnce(): void {
  const env = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process
    ?.env
  const isTest =
    env?.['NODE_ENV'] === 'test' ||
    ['VITEST', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT'].some((name) => env?.[name] !== undefined)
  if (!isTest && !isWarned) {
    isWarned = true
    console.warn(
      'Antom: createMemoryStore() forgets every order when this process ends, and other processes do not see it. Use createSqlStore(query) in production.',
    )
  }
}
