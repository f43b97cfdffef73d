import { randomUUID } from 'node:crypto'
import type { Scheduler } from '../clock.ts'
import type { AntomKeys } from '../credentials.ts'
import type { Faults, NotificationFault } from '../faults/faults.ts'
import { isoTime } from '../gateway/isoTime.ts'
import { signatureHeader } from '../gateway/signature.ts'
import { isAllowedHost } from './allowedHost.ts'
import type { Message } from './messages.ts'
import type { Delivery, Notification } from './notification.ts'
import { post } from './post.ts'

/** The notifications of an emulator. */
export interface Notifications {
  /** All of them, oldest first, as they are now. */
  list: () => readonly Notification[]
  /** Resolves when nothing is being sent any more. What waits for a later time does not count. */
  idle: () => Promise<void>
  /** Delivers a notification once more, whatever became of it. @throws Error for an unknown id */
  resend: (id: string) => Promise<void>
}

export interface Sender extends Notifications {
  /** Sends a message, and sends it again on the schedule until it is acknowledged. Nothing without a URL. */
  send: (url: string | undefined, paymentId: string, message: Message) => void
  /** Forgets everything, and breaks off what is being sent. */
  stop: () => void
}

export interface SenderOptions {
  clock: Scheduler
  faults: Faults
  clientId: string
  keys: AntomKeys
  /** A key that is not Antom's, for forged notifications. */
  wrongKey: string
  /** Hosts beside this machine that may be sent to. */
  hosts: readonly string[]
}

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** The time before each delivery, from the one before (the guide, "Will the asynchronous notification be re-sent?"). */
const SCHEDULE_MS: readonly number[] = [
  0,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  2 * HOUR_MS,
  6 * HOUR_MS,
  15 * HOUR_MS,
]

const DELAY_MS = 5 * MINUTE_MS

interface Entry {
  id: string
  message: Message
  url: string
  body: string
  paymentId: string
  createdAt: number
  state: Notification['state']
  nextAt?: number | undefined
  /** Deliveries of the schedule; a fault's duplicates and resent ones are beside it. */
  scheduled: number
  deliveries: Delivery[]
}

export function createSender(options: SenderOptions): Sender {
  const { clock, faults, hosts } = options
  let entries: Entry[] = []
  let closing = new AbortController()
  /** In order: the next notification starts when the one before has got its first answer. */
  let line = Promise.resolve()
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
    entries.push(entry)
    if (isAllowed) {
      void enqueue(async () => {
        const waiting = overtaken
        overtaken = []
        await deliver(entry)
        for (const each of waiting) {
          await deliver(each)
        }
      })
    }
  }

  function enqueue(run: () => Promise<void>): Promise<void> {
    const { signal } = closing
    line = line.then(() => (signal.aborted ? undefined : run()))
    return line
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
        entry.deliveries.push({ time: clock.now(), outcome: 'dropped', fault })
        break
      case 'forge':
      case 'duplicate':
        await attempt(entry, fault)
        await attempt(entry)
        break
      case 'corrupt':
      case undefined:
        await attempt(entry, fault)
    }
    next(entry)
  }

  /** Sends it once and keeps the answer. */
  async function attempt(entry: Entry, fault?: NotificationFault['does']): Promise<void> {
    const { signal } = closing
    const time = clock.now()
    const key = fault === 'forge' ? options.wrongKey : options.keys.antomPrivateKey
    const sentBody = fault === 'corrupt' ? corrupted(entry.body) : entry.body
    const delivery = await post(entry.url, headersOf(entry, time, key), sentBody, signal, time)
    if (signal.aborted) {
      return
    }
    entry.deliveries.push({ ...delivery, ...(fault && { fault }) })
    // A shop that acknowledges a forged or corrupted one has not heard the genuine one.
    if (delivery.outcome === 'acknowledged' && fault !== 'forge' && fault !== 'corrupt') {
      entry.state = 'acknowledged'
      entry.nextAt = undefined
    }
  }

  function next(entry: Entry): void {
    if (entry.state !== 'pending') {
      return
    }
    entry.scheduled += 1
    const wait = SCHEDULE_MS[entry.scheduled]
    if (wait === undefined) {
      entry.state = 'given-up'
    } else {
      later(entry, wait, () => deliver(entry))
    }
  }

  function later(entry: Entry, wait: number, run: () => Promise<void>): void {
    entry.nextAt = clock.now() + wait
    clock.after(wait, () => enqueue(run))
  }

  function headersOf(entry: Entry, time: number, key: string): Record<string, string> {
    const { pathname, search } = new URL(entry.url)
    const content = {
      method: 'POST',
      path: pathname + search,
      clientId: options.clientId,
      time: isoTime(time),
      body: Buffer.from(entry.body),
    }
    return {
      'content-type': 'application/json; charset=UTF-8',
      'client-id': content.clientId,
      'request-time': content.time,
      signature: signatureHeader(content, key),
    }
  }

  return {
    send,
    list: () => entries.map(snapshot),
    idle: async () => {
      for (let seen; seen !== line;) {
        seen = line
        await seen
      }
    },
    resend: async (id) => {
      const entry = entries.find((each) => each.id === id)
      if (!entry) {
        throw new Error(`There is no notification with the id "${id}".`)
      }
      if (entry.state === 'not-sent') {
        throw new Error(
          `"${new URL(entry.url).host}" is not on this machine. Name it in notifyHosts to send there.`,
        )
      }
      await enqueue(() => attempt(entry))
    },
    stop: () => {
      closing.abort()
      closing = new AbortController()
      for (const entry of entries) {
        entry.state = 'given-up'
      }
      entries = []
      overtaken = []
      line = Promise.resolve()
    },
  }
}

function snapshot({
  id,
  message: { notifyType: type },
  url,
  body,
  paymentId,
  createdAt,
  state,
  nextAt,
  deliveries,
}: Entry): Notification {
  return {
    id,
    type,
    url,
    body,
    paymentId,
    createdAt,
    state,
    ...(nextAt !== undefined && { nextAt }),
    deliveries: [...deliveries],
  }
}

/** Another amount, in a body that is still JSON. */
function corrupted(body: string): string {
  return body.replace(/"value":"\d+"/, '"value":"1"')
}
