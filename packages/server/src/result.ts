/** What Antom says about the call itself, not about the payment. */
export type ApiResult = {
  /** Open: Antom adds codes. Branch on `resultStatus`. */
  resultCode: string
  /** `S` done, `F` refused, `U` unknown: it may or may not have happened. */
  resultStatus: 'S' | 'F' | 'U'
  resultMessage?: string | undefined
}

export function isApiResult(value: unknown): value is ApiResult {
  if (typeof value !== 'object' || value === null) return false
  const { resultCode, resultStatus } = value as Partial<ApiResult>
  return (
    typeof resultCode === 'string' &&
    (resultStatus === 'S' || resultStatus === 'F' || resultStatus === 'U')
  )
}
