import type { Row, TableName } from './rows.ts'

type ColumnType = 'text' | 'bigint'

interface Table<Name extends TableName> {
  readonly name: string
  readonly key: keyof Row<Name> & string
  readonly columns: { readonly [Column in keyof Row<Name>]: TypeOf<Row<Name>[Column]> }
  /** The columns that rows are looked up by. The first of each leads alone, the others order what is found. */
  readonly indexes: readonly (readonly (keyof Row<Name> & string)[])[]
}

type TypeOf<Value> = Value extends string ? 'text' : 'bigint'

/** The tables in SQL. Columns are in snake_case there: `paymentRequestId` is `payment_request_id`. */
export const tables: { readonly [Name in TableName]: Table<Name> } = {
  order: {
    name: 'antom_order',
    key: 'orderId',
    columns: { orderId: 'text', live: 'text', token: 'text', leaseUntil: 'bigint' },
    indexes: [],
  },
  attempt: {
    name: 'antom_attempt',
    key: 'paymentRequestId',
    columns: {
      paymentRequestId: 'text',
      orderId: 'text',
      currency: 'text',
      value: 'text',
      notifyUrl: 'text',
      answer: 'text',
      expiresAt: 'bigint',
      outcome: 'text',
      closedAt: 'bigint',
      createdAt: 'bigint',
    },
    indexes: [['orderId'], ['closedAt', 'paymentRequestId']],
  },
  payment: {
    name: 'antom_payment',
    key: 'paymentId',
    columns: {
      paymentId: 'text',
      paymentRequestId: 'text',
      orderId: 'text',
      method: 'text',
      currency: 'text',
      value: 'text',
      authorizedAt: 'bigint',
      failedAt: 'bigint',
      reversedAt: 'bigint',
      canceledAt: 'bigint',
      createdAt: 'bigint',
    },
    indexes: [['orderId'], ['paymentRequestId']],
  },
  movement: {
    name: 'antom_movement',
    key: 'id',
    columns: {
      id: 'text',
      kind: 'text',
      orderId: 'text',
      paymentId: 'text',
      transactionId: 'text',
      requestId: 'text',
      currency: 'text',
      value: 'text',
      doneAt: 'bigint',
      failedAt: 'bigint',
    },
    indexes: [['orderId']],
  },
  operation: {
    name: 'antom_operation',
    key: 'id',
    columns: {
      id: 'text',
      kind: 'text',
      orderId: 'text',
      paymentId: 'text',
      captureId: 'text',
      requestId: 'text',
      currency: 'text',
      value: 'text',
      isLast: 'bigint',
      status: 'text',
      answer: 'text',
      createdAt: 'bigint',
    },
    indexes: [['orderId'], ['requestId'], ['status', 'id']],
  },
  message: {
    name: 'antom_message',
    key: 'id',
    columns: { id: 'text', orderId: 'text', body: 'text', notedAt: 'bigint', doneAt: 'bigint' },
    indexes: [['orderId']],
  },
  effect: {
    name: 'antom_effect',
    key: 'key',
    columns: {
      key: 'text',
      orderId: 'text',
      callback: 'text',
      reason: 'text',
      paymentId: 'text',
      about: 'text',
      token: 'text',
      leaseUntil: 'bigint',
      doneAt: 'bigint',
      createdAt: 'bigint',
    },
    indexes: [['orderId'], ['doneAt', 'key']],
  },
}

/** The same, for code that treats all tables alike. */
export interface AnyTable {
  readonly name: string
  readonly key: string
  readonly columns: Readonly<Record<string, ColumnType>>
  readonly indexes: readonly (readonly string[])[]
}

export const tableOf = (name: TableName): AnyTable => tables[name]
