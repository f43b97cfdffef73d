/** Removes the oldest entries of a map until it has at most `kept`. */
export function dropOldest<K>(map: Map<K, unknown>, kept: number): void {
  for (const key of map.keys()) {
    if (map.size <= kept) {
      return
    }
    map.delete(key)
  }
}
