import { CheckoutError } from '../errors.ts'

/**
 * Shadows a property with `value` while `work` runs synchronously, and restores it, also when `work` throws. An own
 * property that somebody else has put there (a polyfill, a test spy) comes back as it was.
 * @param otherwise runs instead if a script of the page has locked the property
 * @throws CheckoutError `MOUNT_FAILED` if the property is locked and there is no `otherwise`
 */
export function withShadow<Target extends object, Result>(
  target: Target,
  key: keyof Target & string,
  value: unknown,
  work: () => Result,
  otherwise?: () => Result,
): Result {
  const own = Object.getOwnPropertyDescriptor(target, key)
  // A property that is writable, but not configurable, accepts another value.
  const configurable = own?.configurable ?? true
  if (!Reflect.defineProperty(target, key, { value, configurable, writable: true })) {
    if (otherwise) return otherwise()
    throw new CheckoutError('MOUNT_FAILED', key, undefined, false)
  }
  try {
    return work()
  } finally {
    if (own) Reflect.defineProperty(target, key, own)
    else Reflect.deleteProperty(target, key)
  }
}

/**
 * Runs code of the SDK and holds back its console lines. If the page has locked `window.console`, the code runs and
 * prints.
 *
 * H16: the SDK prints session data and results with `console.log`, in production too.
 */
export function quietly<Result>(work: () => Result): Result {
  const printer = console
  const log = (...line: unknown[]): void => {
    const [first] = line
    if (typeof first !== 'string' || !/^\[(antom-)?web-sdk]/.test(first)) printer.log(...line)
  }
  // Shadows the whole console: a frozen console has a `log` that cannot be replaced.
  return withShadow(globalThis, 'console', { __proto__: printer, log }, work, work)
}
