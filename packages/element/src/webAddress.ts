import { warnOnce } from './warnOnce.ts'

/** An http(s) address, also relative to the page. Anything else is ignored, with a warning: it may be a script. */
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
  warnOnce(
    `${attribute} must be an http(s) or a relative address, but it was ${JSON.stringify(given)}. It is ignored.`,
  )
  return undefined
}
