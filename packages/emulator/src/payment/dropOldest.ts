/** Keeps a map at a size: forgets what was put in first. */
export function dropOldest<K>(map: Map<K, unknown>, kept: number): void {
  for (const key of map.keys()) {
    if (map.size <= kept) {
      return
    }
    map.delete(key)
  }
}
