import type { CheckoutEventMap, CheckoutEventName } from './events.ts'
import { httpUrl, urlOf } from './options.ts'
import type { Store } from './state/store.ts'
import type { Stop } from './stop.ts'
import type { Checkout } from './verbs.ts'

type Fields = Readonly<Record<string, unknown>>

/** Only these fields are printed. Others, such as messages, may hold something secret. */
const words = ['phase', 'reason', 'origin', 'code', 'paymentStatus', 'retryWith']
const addresses = ['normalUrl', 'applinkUrl', 'schemeUrl']
/** Of these fields, only the name is printed, if there is a value. */
const flags = ['heard', 'verified', 'pageOpen', 'inFlight', 'canRetry', 'hostedUrl']

/** Longer texts are shortened: a session must not be readable in a bug report. */
const MAX_CHARACTERS = 40

/**
 * Prints each state and event of a checkout in one line, with the seconds since it was mounted. Sessions, messages and
 * the paths of addresses are not printed. In contrast to a listener, it does not count as an answer to
 * `sessionRequired`. Default for `print`: `console.debug`.
 */
export function logCheckout(
  checkout: Checkout,
  print: (line: string) => void = (line) => console.debug(line),
): Stop {
  let mountedAt = performance.now()
  const write = (name: string, fields: Fields): void => {
    const seconds = ((performance.now() - mountedAt) / 1000).toFixed(3)
    print(`antom-checkout ${seconds} s  ${[name, ...details(fields)].join(', ')}`)
  }
  const log = (event: CheckoutEventMap[CheckoutEventName] | undefined): void => {
    if (event?.type === 'stateChange') {
      if (event.previous.status === 'idle') mountedAt = performance.now()
      write(`state ${event.state.status}`, { ...event.state })
    } else if (event) write(`event ${event.type}`, { ...event })
  }
  write(`state ${checkout.state.status}`, { ...checkout.state })
  // The store passes each event along. Without an event it only looks for listeners on `sessionRequired`: the log is
  // none.
  return (checkout.listen as Store['listen'])((event) => {
    log(event)
    return {}
  })
}

function details(fields: Fields): string[] {
  const { result, error } = fields as Readonly<Record<'result' | 'error', Fields | undefined>>
  const values: Fields = {
    ...Object.fromEntries(words.map((name) => [name, fields[name]])),
    result: result?.['paymentResultCode'],
    error: error?.['code'],
    ...Object.fromEntries(addresses.map((name) => [name, placeOf(fields[name])])),
  }
  const told = Object.entries(values).filter(([, value]) => typeof value === 'string' && value)
  return [
    ...told.map(([name, value]) => `${name}: ${shorten(value as string)}`),
    ...flags.filter((name) => fields[name]),
  ]
}

const shorten = (text: string): string =>
  text.length > MAX_CHARACTERS ? `${text.slice(0, 8)}… (${text.length} characters)` : text

/** The host of an address. Its path and query may hold the session. */
const placeOf = (address: unknown): string | undefined =>
  httpUrl(address)?.origin ?? urlOf(address)?.protocol
