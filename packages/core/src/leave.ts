/** Leaves this document for `address`, also where its `#hash` alone is another: the browser would only scroll. */
export function leave(address: string): void {
  const [page] = location.href.split('#')
  location.href = address
  if (address.startsWith(`${page}#`)) location.reload()
}
