/**
 * Puts `value` in front of a property while `work` runs synchronously, then takes it away again, also when `work` throws.
 * An own property that somebody else put there (a polyfill, a test spy) comes back as it was.
 */
export function withShadow<Target extends object, Result>(
  target: Target,
  key: keyof Target,
  value: unknown,
  work: () => Result,
): Result {
  const own = Object.getOwnPropertyDescriptor(target, key)
  Object.defineProperty(target, key, { value, configurable: true, writable: true })
  try {
    return work()
  } finally {
    if (own) Object.defineProperty(target, key, own)
    else delete target[key]
  }
}

/**
 * Runs a piece of the SDK and holds back what it prints of the session and of messages meanwhile.
 *
 * H16: the SDK prints session data and results with `console.log`, in production too.
 */
export function quietly<Result>(work: () => Result): Result {
  const printer = console
  const log = (...line: unknown[]): void => {
    if (!/^\[(antom-)?web-sdk]/.test(String(line[0]))) printer.log(...line)
  }
  // In front of the whole console: its `log` cannot be replaced where somebody froze it.
  return withShadow(globalThis, 'console', { __proto__: printer, log }, work)
}
