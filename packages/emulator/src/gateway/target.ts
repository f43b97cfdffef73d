/**
 * The path and query of a request target. Clients send it as such (`/ams/…`), or in absolute form (`https://host/ams/…`), as the
 * Python SDK does; servers must take both (RFC 9112 §3.2.2). Signatures are over path and query alone.
 */
export function pathOf(target: string): string {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '')
  return path.startsWith('/') || path === '*' ? path : `/${path}`
}
