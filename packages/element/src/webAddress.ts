import { warn } from './warn.ts'

/** An http(s) address, also relative to the page. Any other text is ignored, with a warning: it may be a script. */
export function webAddress(
  attribute: string,
  given: string | null | undefined,
): string | undefined {
  if (!given) return undefined
  try {
    const { protocol, href } = new URL(given, document.baseURI)
    if (/^https?:$/.test(protocol)) return href
  } catch {
    // The warning follows.
  }
  warn('address', attribute, given)
  return undefined
}
