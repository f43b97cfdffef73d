/**
 * Leaves this document for an address. If only the `#hash` differs, or nothing, browsers only scroll: then the document
 * is reloaded.
 */
export function leave(address: string): void {
  location.href = address
  if (address.includes('#') && new URL(address).href === location.href) location.reload()
}
