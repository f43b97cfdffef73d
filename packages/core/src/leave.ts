import { loadAnew } from './loadAnew.ts'

/** Leaves this document for an address of a document. */
export function leave(address: string): void {
  location.href = address
  loadAnew(address)
}
