/** Counts the listeners on the page: each one that was added must be removed. */
export interface Ledger {
  /** By target and type, without removed ones. */
  readonly open: () => Record<string, number>
  readonly restore: () => void
}

export function keepLedger(): Ledger {
  const counts = new Map<string, number>()
  const targets: readonly (readonly [string, EventTarget])[] = [
    ['window', window],
    ['document', document],
  ]
  const restores = targets.map(([name, target]) => {
    const add = target.addEventListener.bind(target)
    const remove = target.removeEventListener.bind(target)
    const entries = new Map<unknown, string>()
    const change = (key: string, by: number): void =>
      void counts.set(key, (counts.get(key) ?? 0) + by)
    const gone = (listener: unknown): void => {
      const key = entries.get(listener)
      if (key) change(key, -1)
      entries.delete(listener)
    }
    const added = (type: string, listener: never, options?: AddEventListenerOptions): void => {
      if (options?.signal?.aborted) return
      const key = `${name} ${type}`
      // The same listener for several types, as for waking, is one entry a type.
      const entry = options?.signal ? Symbol(key) : listener
      entries.set(entry, key)
      change(key, 1)
      options?.signal?.addEventListener('abort', () => gone(entry))
      add(type, listener, options)
    }
    const removed = (type: string, listener: never): void => {
      gone(listener)
      remove(type, listener)
    }
    const keys = ['addEventListener', 'removeEventListener'] as const
    // Own properties of the environment are restored; others come back from the class.
    const own = keys.map(
      (key) => [key, Object.hasOwn(target, key), Reflect.get(target, key)] as const,
    )
    Object.assign(target, { addEventListener: added, removeEventListener: removed })
    return (): void => {
      for (const [key, isOwn, value] of own) {
        if (isOwn) Reflect.set(target, key, value)
        else Reflect.deleteProperty(target, key)
      }
    }
  })
  return {
    open: () => Object.fromEntries([...counts].filter(([, count]) => count !== 0)),
    restore: () => restores.forEach((restore) => restore()),
  }
}
