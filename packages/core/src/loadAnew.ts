/**
 * Loads this document anew if the browser is sent to an address that differs in its `#hash` alone, or not at all: the
 * browser only scrolls then.
 */
export function loadAnew(address: string): void {
  if (address.includes('#') && new URL(address).href === location.href) location.reload()
}
