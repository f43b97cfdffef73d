const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?)(Z|[+-]\d{2}:?\d{2})$/

/** Milliseconds since 1970 of a time with its zone: ISO 8601 as Antom writes it, or milliseconds. */
export function timeOf(text: unknown): number | undefined {
  if (typeof text !== 'string') {
    return undefined
  }
  if (/^\d{13}$/.test(text)) {
    return Number(text)
  }
  const [, local, zone] = ISO.exec(text) ?? []
  if (local === undefined || zone === undefined) {
    return undefined
  }
  const colon = zone === 'Z' || zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`
  const time = Date.parse(local + colon)
  return Number.isNaN(time) ? undefined : time
}
