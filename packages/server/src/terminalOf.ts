/** The two fields of `env` that depend on the buyer's device. */
export interface Terminal {
  readonly terminalType: 'WEB' | 'WAP'
  /** With `WAP` only. */
  readonly osType?: 'IOS' | 'ANDROID'
}

/**
 * Tells a phone or tablet (`WAP`) from a computer (`WEB`) by the `User-Agent` header. An iPad that says it is a Mac is `WEB`.
 *
 *     env: { ...terminalOf(request.headers.get('user-agent')), clientIp }
 */
export function terminalOf(userAgent: string | null | undefined): Terminal {
  const text = typeof userAgent === 'string' ? userAgent : ''
  if (/\b(iPhone|iPad|iPod)\b/.test(text)) {
    return { terminalType: 'WAP', osType: 'IOS' }
  }
  return /\bAndroid\b/.test(text)
    ? { terminalType: 'WAP', osType: 'ANDROID' }
    : { terminalType: 'WEB' }
}
