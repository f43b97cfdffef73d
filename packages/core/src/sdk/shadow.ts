import { CheckoutError } from '../errors.ts'

/**
 * Puts `value` in front of a property while `work` runs synchronously, then takes it away again, also when `work` throws.
 * An own property that somebody else put there (a polyfill, a test spy) comes back as it was.
 * @param otherwise runs instead where a script of the page has locked the property
 * @throws CheckoutError `MOUNT_FAILED` where the property is locked and nothing may run without the shadow
 */
export function withShadow<Target extends object, Result>(
  target: Target,
  key: keyof Target & string,
  value: unknown,
  work: () => Result,
  otherwise?: () => Result,
): Result {
  const own = Object.getOwnPropertyDescriptor(target, key)
  // A property that is not configurable, but writable, takes another value.
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
 * Runs a piece of the SDK and holds back the session and the messages that it prints. Silence never stops the work: where
 * the page has locked `window.console`, the SDK prints.
 *
 * H16: the SDK prints session data and results with `console.log`, in production too.
 */
export function quietly<Result>(work: () => Result): Result {
  const printer = console
  const log = (...line: unknown[]): void => {
    const [first] = line
    if (typeof first !== 'string' || !/^\[(antom-)?web-sdk]/.test(first)) printer.log(...line)
  }
  // In front of the whole console: its `log` cannot be replaced where somebody froze it.
  return withShadow(globalThis, 'console', { __proto__: printer, log }, work, work)
}
