/**
 * Leaves this document for an address. One that differs from this page in its `#hash` alone, or not at all, only makes the
 * browser scroll: then the document is loaded anew.
 */
export function leave(address: string): void {
  location.href = address
  if (address.includes('#') && new URL(address).href === location.href) location.reload()
}
