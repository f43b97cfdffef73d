/** The kind of a refused notification. ERRORS.md says what to do about each. */
export type NotificationErrorCode =
  | 'BODY_READ'
  | 'TOO_LARGE'
  | 'UNSIGNED'
  | 'BAD_SIGNATURE'
  | 'STALE'
  | 'UNREADABLE'

const statuses: Readonly<Record<NotificationErrorCode, number>> = {
  BODY_READ: 500,
  TOO_LARGE: 413,
  UNSIGNED: 401,
  BAD_SIGNATURE: 401,
  STALE: 401,
  UNREADABLE: 400,
}

/** A notification that must not be believed. Answer with its `status`: Antom sends a genuine one again. */
export class NotificationError extends Error {
  override readonly name = 'NotificationError'
  readonly code: NotificationErrorCode
  /** The HTTP status to answer with. */
  readonly status: number

  constructor(
    code: NotificationErrorCode,
    message: string,
    options?: { readonly cause?: unknown },
  ) {
    super(message, options)
    this.code = code
    this.status = statuses[code]
  }
}
