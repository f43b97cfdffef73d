const format = new Intl.DateTimeFormat('en-SG', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})

/** "28 Nov, 14:05", where the owner is. */
export const timeOf = (ms: number): string => format.format(ms)
