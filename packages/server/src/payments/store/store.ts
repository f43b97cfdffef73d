import type { Row, TableName } from './rows.ts'

/** A value that a column must have, or a limit of it. */
export type Condition<Value> =
  | Value
  | { readonly atMost: number }
  | { readonly atLeast: number }
  | { readonly after: string }

/** All conditions must hold. */
export type Where<Name extends TableName> = {
  readonly [Column in keyof Row<Name>]?: Condition<Row<Name>[Column]>
}

/**
 * Where payments are kept: three statements, each atomic by itself. The rules above the store need no transaction and no
 * lock: a process wins a row by inserting it first, or by updating it under a condition that only one can meet.
 */
export interface Store {
  /** Adds a row. `false` if its key is there already: nothing changes then. */
  readonly insert: <Name extends TableName>(table: Name, row: Row<Name>) => Promise<boolean>
  /** Changes the rows that meet the conditions at this moment. `false` if there is none. */
  readonly update: <Name extends TableName>(
    table: Name,
    where: Where<Name>,
    set: Partial<Row<Name>>,
  ) => Promise<boolean>
  /** The rows that meet the conditions, ordered by key. */
  readonly select: <Name extends TableName>(
    table: Name,
    where: Where<Name>,
    limit?: number,
  ) => Promise<readonly Row<Name>[]>
  /** Makes the tables that are missing. May be called at every start, by several processes at once. */
  readonly migrate: () => Promise<void>
}
