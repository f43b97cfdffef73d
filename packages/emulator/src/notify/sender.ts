import { randomUUID } from 'node:crypto'
import type { Scheduler } from '../clock.ts'
import type { Faults, NotificationFault } from '../faults/faults.ts'
import type { Timeline } from '../timeline/timeline.ts'
import { isAllowedHost } from './allowedHost.ts'
import { corrupted } from './corrupted.ts'
import { deliveryEntry, stateEntry } from './deliveryEntry.ts'
import type { Message } from './messages.ts'
import type { Delivery, Notification } from './notification.ts'
import { notifyHeaders, type NotifySigner } from './notifyHeaders.ts'
import { post } from './post.ts'
import { DELAY_MS, SCHEDULE_MS } from './schedule.ts'

/** The notifications of an emulator. */
export interface Notifications {
  /** All of them, oldest first, as they are now. */
  list: () => readonly Notification[]
  /** Resolves when nothing is being sent any more. Deliveries that are due later do not count. */
  idle: () => Promise<void>
  /** Delivers a notification once more, whatever became of it. @throws Error for an unknown id */
  resend: (id: string) => Promise<Delivery>
  /** Delivers it twice at the same time. @throws Error for an unknown id */
  duplicate: (id: string) => Promise<readonly Delivery[]>
  /** Delivers it with a signature that is not Antom's: a shop must refuse it. @throws Error for an unknown id */
  forge: (id: string) => Promise<Delivery>
  /** Delivers another body in its place, signed by Antom as it is. Its acknowledgement does not count. @throws Error for an unknown id */
  sendEdited: (id: string, body: string) => Promise<Delivery>
}

export interface Sender extends Notifications {
  /** Sends a message, and sends it again on the schedule until it is acknowledged. Nothing without a URL. */
  send: (url: string | undefined, paymentId: string, message: Message) => void
  size: () => number
  /** Whether a notification of a payment is being sent, or will be. */
  isPending: (paymentId: string) => boolean
  /** When the next delivery is due, if one is. */
  nextDelivery: () => number | undefined
  byId: (id: string) => Notification | undefined
  byPaymentId: (paymentId: string) => readonly Notification[]
  /** Forgets the notifications of a payment. */
  forget: (paymentId: string) => void
  /** Forgets everything, and breaks off what is being sent. */
  stop: () => void
}

export interface SenderOptions extends NotifySigner {
  readonly clock: Scheduler
  readonly faults: Faults
  readonly timeline: Pick<Timeline, 'add'>
  /** Hosts beside this machine that may be sent to. */
  readonly hosts: readonly string[]
}

interface Entry {
  readonly id: string
  readonly message: Message
  readonly url: string
  readonly body: string
  readonly paymentId: string
  readonly createdAt: number
  state: Notification['state']
  nextAt?: number | undefined
  /** Deliveries of the schedule; a fault's duplicates and resent ones are beside it. */
  scheduled: number
  deliveries: Delivery[]
}

interface Sending {
  readonly by: Delivery['by']
  readonly fault?: NotificationFault['does'] | undefined
  readonly body?: string
}

export function createSender(options: SenderOptions): Sender {
  const { clock, faults, timeline, hosts } = options
  const entries = new Map<string, Entry>()
  const byPayment = new Map<string, Entry[]>()
  let closing = new AbortController()
  /** In order: the next notification starts when the one before has got its first answer. */
  let line: Promise<unknown> = Promise.resolve()
  /** The notifications that a fault lets the next one overtake. */
  let overtaken: Entry[] = []

  function send(url: string | undefined, paymentId: string, message: Message): void {
    if (!url) {
      return
    }
    const isAllowed = isAllowedHost(url, hosts)
    const entry: Entry = {
      id: randomUUID(),
      message,
      url,
      body: JSON.stringify(message),
      paymentId,
      createdAt: clock.now(),
      state: isAllowed ? 'pending' : 'not-sent',
      scheduled: 0,
      deliveries: [],
    }
    entries.set(entry.id, entry)
    byPayment.set(paymentId, [...(byPayment.get(paymentId) ?? []), entry])
    if (!isAllowed) {
      timeline.add(stateEntry(snapshot(entry)))
      return
    }
    void enqueue(async () => {
      const waiting = overtaken
      overtaken = []
      await deliver(entry)
      for (const each of waiting) {
        await deliver(each)
      }
    })
  }

  function enqueue<T>(run: () => Promise<T>): Promise<T | undefined> {
    const { signal } = closing
    const done = line.then(() => (signal.aborted ? undefined : run()))
    line = done
    return done
  }

  /** One delivery of the schedule, unless a fault changes it. */
  async function deliver(entry: Entry): Promise<void> {
    if (entry.state !== 'pending') {
      return
    }
    entry.nextAt = undefined
    const fault = faults.fireNotification(entry.message.notifyType)
    switch (fault) {
      case 'delay':
        later(entry, DELAY_MS, () => deliver(entry))
        return
      case 'reorder':
        overtaken.push(entry)
        // Should nothing come to overtake it.
        later(entry, DELAY_MS, async () => {
          if (overtaken.includes(entry)) {
            overtaken = overtaken.filter((each) => each !== entry)
            await deliver(entry)
          }
        })
        return
      case 'drop':
        keep(entry, { time: clock.now(), by: 'schedule', outcome: 'dropped', fault })
        break
      case 'forge':
      case 'duplicate':
        await attempt(entry, { by: 'schedule', fault })
        await attempt(entry, { by: 'schedule' })
        break
      case 'corrupt':
      case undefined:
        await attempt(entry, { by: 'schedule', fault })
    }
    next(entry)
  }

  /** Sends it once and keeps the answer. */
  async function attempt(entry: Entry, { by, fault, body }: Sending): Promise<Delivery> {
    const { signal } = closing
    const time = clock.now()
    const isForged = fault === 'forge' || by === 'forge'
    const signed = body ?? entry.body
    const sent = {
      headers: notifyHeaders(options, entry.url, signed, time, isForged),
      body: fault === 'corrupt' ? corrupted(signed) : signed,
    }
    const delivery: Delivery = {
      time,
      by,
      ...(fault && { fault }),
      sent,
      ...(await post(entry.url, sent, signal)),
    }
    if (!signal.aborted) {
      // The acknowledgement of another message than the genuine one does not end the schedule.
      if (delivery.outcome === 'acknowledged' && !isForged && sent.body === entry.body) {
        entry.state = 'acknowledged'
        entry.nextAt = undefined
      }
      keep(entry, delivery)
    }
    return delivery
  }

  function keep(entry: Entry, delivery: Delivery): void {
    entry.deliveries.push(delivery)
    timeline.add(deliveryEntry(snapshot(entry), delivery))
  }

  function next(entry: Entry): void {
    if (entry.state !== 'pending') {
      return
    }
    entry.scheduled += 1
    const wait = SCHEDULE_MS[entry.scheduled]
    if (wait === undefined) {
      entry.state = 'given-up'
      timeline.add(stateEntry(snapshot(entry)))
    } else {
      later(entry, wait, () => deliver(entry))
    }
  }

  function later(entry: Entry, wait: number, run: () => Promise<void>): void {
    entry.nextAt = clock.now() + wait
    const { signal } = closing
    clock.after(wait, async () => {
      if (!signal.aborted) {
        await enqueue(run)
      }
    })
  }

  /** Sends a notification by hand, after everything that is being sent now. */
  async function byHand<T>(id: string, run: (entry: Entry) => Promise<T>): Promise<T> {
    const entry = entries.get(id)
    if (!entry) {
      throw new Error(`There is no notification with the id "${id}".`)
    }
    if (entry.state === 'not-sent') {
      throw new Error(
        `"${new URL(entry.url).host}" is not on this machine. Name it in notifyHosts to send there.`,
      )
    }
    const done = await enqueue(() => run(entry))
    if (done === undefined) {
      throw new Error('The emulator was closed or reset before the notification was sent.')
    }
    return done
  }

  return {
    send,
    list: () => Array.from(entries.values(), snapshot),
    size: () => entries.size,
    isPending: (paymentId) =>
      (byPayment.get(paymentId) ?? []).some(({ state }) => state === 'pending'),
    nextDelivery: () => {
      let earliest: number | undefined
      for (const { nextAt } of entries.values()) {
        if (nextAt !== undefined && (earliest === undefined || nextAt < earliest)) {
          earliest = nextAt
        }
      }
      return earliest
    },
    byId: (id) => {
      const entry = entries.get(id)
      return entry && snapshot(entry)
    },
    byPaymentId: (paymentId) => (byPayment.get(paymentId) ?? []).map(snapshot),
    idle: async () => {
      for (let seen; seen !== line;) {
        seen = line
        await seen
      }
    },
    resend: (id) => byHand(id, (entry) => attempt(entry, { by: 'resend' })),
    duplicate: (id) =>
      byHand(id, (entry) =>
        Promise.all([attempt(entry, { by: 'duplicate' }), attempt(entry, { by: 'duplicate' })]),
      ),
    forge: (id) => byHand(id, (entry) => attempt(entry, { by: 'forge' })),
    sendEdited: (id, body) => byHand(id, (entry) => attempt(entry, { by: 'edit', body })),
    forget: (paymentId) => {
      for (const entry of byPayment.get(paymentId) ?? []) {
        entry.state = 'given-up'
        entries.delete(entry.id)
      }
      byPayment.delete(paymentId)
    },
    stop: () => {
      closing.abort()
      closing = new AbortController()
      for (const entry of entries.values()) {
        entry.state = 'given-up'
      }
      entries.clear()
      byPayment.clear()
      overtaken = []
      line = Promise.resolve()
    },
  }
}

function snapshot(entry: Entry): Notification {
  const { id, message, url, body, paymentId, createdAt, state, nextAt, deliveries } = entry
  return {
    id,
    type: message.notifyType,
    url,
    body,
    paymentId,
    createdAt,
    state,
    ...(nextAt !== undefined && { nextAt }),
    deliveries: [...deliveries],
  }
}
