/** ISO 8601 in seconds with a written offset: the form of Antom's answers, `2025-03-19T08:21:06+00:00`. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00')
}

const ISO = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/

/**
 * Milliseconds since 1970 of an ISO 8601 time with an offset, undefined for anything else: for a date that does not exist, for
 * another format (RFC 1123) and for a local time. Takes offsets with and without a colon: PHP's SDK writes `+0000`.
 */
export function readIsoTime(text: string): number | undefined {
  const [, date, time, fraction = '', zone = ''] = ISO.exec(text) ?? []
  if (!date || !time) {
    return undefined
  }
  const milliseconds = Date.parse(`${date}T${time}${fraction.slice(0, 4)}${zone}`)
  // Date.parse() moves the 30th of February to March.
  const [, month, day] = date.split('-').map(Number)
  const daysInMonth = new Date(Date.UTC(Number(date.slice(0, 4)), month!, 0)).getUTCDate()
  return Number.isNaN(milliseconds) || day! > daysInMonth ? undefined : milliseconds
}
