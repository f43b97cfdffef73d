const MAX_SHOWN = 16

/** The words for a wrong value in a message. With `shows`, a short text or number may stand there as it is. */
export function came(value: unknown, shows = false): string {
  if (value === undefined) {
    return 'missing'
  }
  if (value === null || typeof value === 'boolean') {
    return String(value)
  }
  if (Array.isArray(value)) {
    return `a list of ${value.length}`
  }
  if (typeof value === 'string') {
    if (value === '') {
      return 'empty'
    }
    return shows && value.length <= MAX_SHOWN
      ? JSON.stringify(value)
      : `a text of ${value.length} characters`
  }
  if (typeof value === 'number' && shows) {
    return `the number ${value}`
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}
