import { DEFAULT_PORT } from '../defaultPort.ts'
import { gatewayFaults, knownFaults, notificationFaults } from '../faults/faults.ts'
import { outcomes } from '../scenarios/outcomes.ts'

/** The verb and its fields that a command sends to a running emulator. */
interface Asked {
  readonly verb: string
  readonly fields: Readonly<Record<string, string>>
}

export interface Command {
  readonly help: string
  /** The options beside `--url` and `--help`; all of them take a value, unless they are flags. */
  readonly options: readonly string[]
  readonly flags?: readonly string[]
  /** @throws Error that says what is missing */
  readonly ask: (
    words: readonly string[],
    options: Readonly<Record<string, string | boolean | undefined>>,
  ) => Asked
}

const urlHelp = `  --url <address>         the running emulator (default: http://127.0.0.1:${DEFAULT_PORT})
  --help                  show this
`

const list = (names: readonly string[]): string => names.join(', ')

/** The events of `trigger`, with the options that become fields of the verb. */
const triggers: ReadonlyMap<string, { verb: string; needsPayment?: true; about: string }> = new Map(
  [
    [
      'payment',
      { verb: 'pay', about: 'makes an order and pays it, or pays an open one (--payment)' },
    ],
    [
      'capture',
      { verb: 'capture', needsPayment: true, about: 'captures money (--payment, --amount)' },
    ],
    [
      'refund',
      { verb: 'refund', needsPayment: true, about: 'refunds money (--payment, --amount)' },
    ],
    ['cancel', { verb: 'cancel', needsPayment: true, about: 'cancels a payment (--payment)' }],
    ['rotate-key', { verb: 'rotate-key', about: 'gives Antom a new key pair' }],
    ['reset', { verb: 'reset', about: 'forgets payments, notifications, calls and faults' }],
  ],
)

/** The options of `trigger`, by the name of the field in the verb. */
const triggerFields: Readonly<Record<string, string>> = {
  payment: 'payment',
  amount: 'value',
  currency: 'currency',
  outcome: 'outcome',
  method: 'method',
  order: 'orderId',
  'notify-url': 'notifyUrl',
  capture: 'captureMode',
}

const trigger: Command = {
  help: `Lets something happen in a running emulator.

Usage: antom-emulator trigger <event> [options]

Events:
${[...triggers].map(([name, { about }]) => `  ${name.padEnd(22)}  ${about}`).join('\n')}

  --payment <id>          a paymentId or paymentRequestId
  --amount <digits>       in the smallest unit (default: 6000; capture and refund: all that is left)
  --currency <code>       of a new order (default: SGD)
  --notify-url <address>  where the notifications of a new order go (default: nowhere)
  --order <id>            the referenceOrderId of a new order
  --method <type>         the paymentMethodType (default: CARD)
  --capture MANUAL        the money of a new order waits for a capture
  --outcome <name>        ${list(outcomes.map(({ scenario }) => scenario))
    .replace(/(.{1,70})(, |$)/g, '$1,\n                          ')
    .trim()
    .replace(/,$/, '')}
${urlHelp}`,
  options: Object.keys(triggerFields),
  ask: ([event], options) => {
    const found = event === undefined ? undefined : triggers.get(event)
    if (!found) {
      throw new Error(
        `trigger needs an event: ${list([...triggers.keys()])}${event === undefined ? '' : `, but it was "${event}"`}.`,
      )
    }
    if (found.needsPayment && !options['payment']) {
      throw new Error(`trigger ${event} needs --payment <paymentId or paymentRequestId>.`)
    }
    const given = Object.entries(triggerFields).flatMap(([option, field]) => {
      const value = options[option]
      return typeof value === 'string' ? [[field, value] as const] : []
    })
    return { verb: found.verb, fields: Object.fromEntries(given) }
  },
}

const resend: Command = {
  help: `Sends a notification once more, whatever became of it.

Usage: antom-emulator resend <id|latest> [options]

  <id>                    the id of the notification, or the beginning of it: the timeline has it
  --twice                 twice at the same time: a shop must do everything once
  --forged                with a signature that is not Antom's: a shop must refuse it
  --body <json>           with another body, signed by Antom
${urlHelp}`,
  options: ['body'],
  flags: ['twice', 'forged'],
  ask: ([id], { twice, forged, body }) => {
    if (id === undefined) {
      throw new Error('resend needs the id of a notification, or "latest".')
    }
    if ([twice, forged, body].filter(Boolean).length > 1) {
      throw new Error('resend takes one of --twice, --forged and --body.')
    }
    if (typeof body === 'string') {
      return { verb: 'edit', fields: { id, body } }
    }
    return { verb: twice ? 'duplicate' : forged ? 'forge' : 'resend', fields: { id } }
  },
}

const clock: Command = {
  help: `Shows the emulator's time, or turns it forward. Everything that falls due on the way is done.

Usage: antom-emulator clock [<time>|next] [options]

  <time>                  "30 s", "2 min", "1 h", "7 d"
  next                    to the next delivery of a notification
${urlHelp}`,
  options: [],
  ask: (words) =>
    words.length === 0
      ? { verb: 'now', fields: {} }
      : { verb: 'advance', fields: { by: words.join(' ') } },
}

const fault: Command = {
  help: `Lets the next call or notification of a kind go wrong. Without words: lists what is armed.

Usage: antom-emulator fault [<on> <does>] [options]

  <on>    ${list([...knownFaults.keys()])}
  <does>  a call: ${list(gatewayFaults)}
          a notification: ${list(notificationFaults)}

  --times <number>        how often (default: 1)
  --disarm <id|all>       takes a fault back
${urlHelp}`,
  options: ['times', 'disarm'],
  ask: ([on, does], { times, disarm }) => {
    if (typeof disarm === 'string') {
      return { verb: 'disarm', fields: { id: disarm } }
    }
    if (on === undefined) {
      return { verb: 'faults', fields: {} }
    }
    if (does === undefined) {
      const possible = [...knownFaults].find(([name]) => name === on)?.[1]
      throw new Error(
        possible
          ? `fault ${on} needs what happens: ${list(possible)}.`
          : `A fault is on one of ${list([...knownFaults.keys()])}, but it was "${on}".`,
      )
    }
    return { verb: 'fault', fields: { on, does, ...(typeof times === 'string' && { times }) } }
  },
}

/** The commands that use a running emulator. */
export const commands: ReadonlyMap<string, Command> = new Map([
  ['trigger', trigger],
  ['resend', resend],
  ['clock', clock],
  ['fault', fault],
])
