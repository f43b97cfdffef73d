/** Rows are flat, and never null: an empty text or 0 says "not (yet)". Times are milliseconds since 1970. */
interface Rows {
  /** An order that was asked for: its live session, and the lease of the process that makes one. */
  readonly order: {
    readonly orderId: string
    /** The `paymentRequestId` of the live session. */
    readonly live: string
    readonly token: string
    readonly leaseUntil: number
  }
  /** One `paymentRequestId`, stored before Antom is asked. */
  readonly attempt: {
    readonly paymentRequestId: string
    readonly orderId: string
    /** The amount that Antom is asked for. Payments are compared with it. */
    readonly currency: string
    readonly value: string
    readonly notifyUrl: string
    /** The session as Antom gave it, as JSON. */
    readonly answer: string
    readonly expiresAt: number
    /** `SUCCESS`, `FAIL`, `CANCELLED`, or `REFUSED` if Antom gave no session. */
    readonly outcome: string
    /** 0: Antom is asked about it again. */
    readonly closedAt: number
    readonly createdAt: number
  }
  /** A payment of an attempt, with what Antom has said about it: each time is set once, and never taken back. */
  readonly payment: {
    readonly paymentId: string
    readonly paymentRequestId: string
    readonly orderId: string
    readonly method: string
    readonly currency: string
    readonly value: string
    readonly authorizedAt: number
    /** Failed before it was authorized. */
    readonly failedAt: number
    /** Failed after it was authorized. */
    readonly reversedAt: number
    readonly canceledAt: number
    readonly createdAt: number
  }
  /** Money that moved at Antom: a capture or a refund. */
  readonly movement: {
    readonly id: string
    readonly kind: Kind
    readonly orderId: string
    readonly paymentId: string
    /** The `captureId` or `refundId`. */
    readonly transactionId: string
    readonly requestId: string
    readonly currency: string
    readonly value: string
    readonly doneAt: number
    readonly failedAt: number
  }
  /** A capture or refund that the shop asked for under a key of its own, stored before Antom is asked. */
  readonly operation: {
    readonly id: string
    readonly kind: Kind
    readonly orderId: string
    readonly paymentId: string
    readonly captureId: string
    /** The `captureRequestId` or `refundRequestId`. */
    readonly requestId: string
    readonly currency: string
    readonly value: string
    readonly isLast: number
    /** `S` or `F` as Antom answered, `D` if it was done later; empty while it is open. */
    readonly status: string
    readonly answer: string
    readonly createdAt: number
  }
  /** A notification, noted once however often it is delivered. */
  readonly message: {
    readonly id: string
    readonly orderId: string
    readonly body: string
    readonly notedAt: number
    /** When all that it called for was done: further deliveries are acknowledged at once. */
    readonly doneAt: number
  }
  /** A callback that must run, and the lease of the process that runs it. */
  readonly effect: {
    readonly key: string
    readonly orderId: string
    readonly callback: string
    readonly reason: string
    readonly paymentId: string
    readonly about: string
    readonly token: string
    readonly leaseUntil: number
    readonly doneAt: number
    readonly createdAt: number
  }
}

type Kind = 'capture' | 'refund'

export type TableName = keyof Rows

export type Row<Name extends TableName> = Rows[Name]
