/** ISO 8601 in seconds with a written offset: the form of Antom's answers, `2025-03-19T08:21:06+00:00`. */
export function isoTime(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, '+00:00')
}
