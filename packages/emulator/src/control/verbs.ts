import * as v from 'valibot'
import type { Fault } from '../faults/faults.ts'
import { outcomeText } from '../notify/deliveryEntry.ts'
import type { Control } from './control.ts'
import { findNotification } from './findNotification.ts'
import { spanText } from '../shared/spanText.ts'
import type { PayOptions } from './payments.ts'

/** A verb as the dashboard and the command line send it. */
export interface Verb {
  /** Does it, with fields that are all texts. → what was done, in a sentence. @throws Error that says what to do */
  run: (control: Control, fields: unknown) => Promise<string>
}

const text = v.pipe(v.string(), v.trim(), v.nonEmpty())
/** An empty field of a form is a missing one. */
const maybe = v.optional(
  v.pipe(
    v.string(),
    v.trim(),
    v.transform((given) => given || undefined),
  ),
)

function verb<T extends v.ObjectEntries>(
  entries: T,
  run: (
    control: Control,
    fields: v.InferOutput<v.ObjectSchema<T, undefined>>,
  ) => Promise<string> | string,
): Verb {
  const schema = v.strictObject(entries)
  return {
    run: async (control, given) => {
      const read = v.safeParse(schema, given)
      if (!read.success) {
        const [issue] = read.issues
        throw new Error(`${v.getDotPath(issue) ?? 'The request'}: ${issue.message}`)
      }
      return run(control, read.output as v.InferOutput<v.ObjectSchema<T, undefined>>)
    },
  }
}

/** The verbs for a running emulator, by their name in the address. */
export const verbs: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  [
    'pay',
    verb(
      {
        payment: maybe,
        outcome: maybe,
        method: maybe,
        value: maybe,
        currency: maybe,
        notifyUrl: maybe,
        orderId: maybe,
        captureMode: maybe,
      },
      async ({ payments }, { value = '6000', currency = 'SGD', ...fields }) => {
        const given = Object.entries({ ...fields, amount: { currency, value } })
        const options = Object.fromEntries(given.filter(([, field]) => field !== undefined))
        // `pay` refuses what is none of its options by itself.
        const { orderId, status, attempts } = await payments.pay(options as PayOptions)
        return `${orderId}: ${status}${status === 'SUCCESS' ? '' : ` (${attempts.at(-1)?.resultCode})`}.`
      },
    ),
  ],
  [
    'capture',
    verb({ payment: text, value: maybe }, async ({ payments }, { payment, value }) => {
      await payments.capture(payment, value)
      return 'Captured.'
    }),
  ],
  [
    'refund',
    verb({ payment: text, value: maybe }, async ({ payments }, { payment, value }) => {
      await payments.refund(payment, value)
      return 'Refunded.'
    }),
  ],
  [
    'cancel',
    verb({ payment: text }, async ({ payments }, { payment }) => {
      await payments.cancel(payment)
      return 'Canceled.'
    }),
  ],
  [
    'resend',
    verb({ id: text }, async ({ notifications }, { id }) => {
      const found = findNotification(notifications.list(), id)
      return `Resent ${found.type}: ${outcomeText(await notifications.resend(found.id))}.`
    }),
  ],
  [
    'duplicate',
    verb({ id: text }, async ({ notifications }, { id }) => {
      const found = findNotification(notifications.list(), id)
      const sent = await notifications.duplicate(found.id)
      return `Sent ${found.type} twice at once: ${sent.map(outcomeText).join(' and ')}.`
    }),
  ],
  [
    'forge',
    verb({ id: text }, async ({ notifications }, { id }) => {
      const found = findNotification(notifications.list(), id)
      const delivery = await notifications.forge(found.id)
      const trap =
        delivery.outcome === 'acknowledged' ? ' The shop believed it: it must verify.' : ''
      return `Forged ${found.type}: ${outcomeText(delivery)}.${trap}`
    }),
  ],
  [
    'edit',
    verb(
      { id: text, body: v.pipe(v.string(), v.nonEmpty()) },
      async ({ notifications }, { id, body }) => {
        const found = findNotification(notifications.list(), id)
        return `Sent an edited ${found.type}: ${outcomeText(await notifications.sendEdited(found.id, body))}.`
      },
    ),
  ],
  [
    'now',
    verb({}, ({ clock, notifications }) => {
      const due = notifications.list().flatMap(({ nextAt }) => nextAt ?? [])
      const next = due.length > 0 ? Math.min(...due) - clock.now() : undefined
      const delivery =
        next === undefined ? 'No delivery is due.' : `Next delivery in ${spanText(next)}.`
      return `${new Date(clock.now()).toISOString()}. ${delivery}`
    }),
  ],
  [
    'advance',
    verb({ by: text }, async ({ clock, advanceToDelivery }, { by }) => {
      if (by === 'next') {
        return `The clock went forward by ${spanText(await advanceToDelivery())}, to the next delivery.`
      }
      await clock.advance(by)
      return `The clock went forward by ${by}.`
    }),
  ],
  [
    'fault',
    verb({ on: text, does: text, times: maybe }, ({ fault }, { on, does, times = '1' }) => {
      // `fault` names the ones there are, if this is none of them.
      const armed = fault({ on, does, times: Number(times) } as Fault)
      return `Armed fault ${armed.id}: ${does} on ${on}, ${times === '1' ? 'once' : `${times} times`}.`
    }),
  ],
  [
    'faults',
    verb({}, ({ faults }) => {
      const lines = faults().map(
        ({ id, on, does, left, fired }) =>
          `${id}  ${does} on ${on}: ${left} left, happened ${fired.length} times`,
      )
      return lines.join('\n') || 'No fault is armed.'
    }),
  ],
  [
    'disarm',
    verb({ id: text }, ({ faults }, { id }) => {
      const chosen = faults().filter((each) => id === 'all' || each.id === id)
      if (chosen.length === 0 && id !== 'all') {
        throw new Error(`There is no fault with the id "${id}".`)
      }
      for (const each of chosen) {
        each.disarm()
      }
      return id === 'all'
        ? `Disarmed ${chosen.length === 1 ? '1 fault' : `${chosen.length} faults`}.`
        : `Disarmed fault ${id}.`
    }),
  ],
  [
    'rotate-key',
    verb({}, async ({ credentials }) => {
      await credentials.rotateAntomKey()
      return 'Antom has a new key. Give its public key to the shop.'
    }),
  ],
  [
    'reset',
    verb({}, ({ reset }) => {
      reset()
      return 'Everything is forgotten. The keys and the time stay.'
    }),
  ],
])
