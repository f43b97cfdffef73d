import type { Entry, Tone } from '../timeline/entry.ts'
import type { Delivery, DeliveryOutcome, Notification } from './notification.ts'

type NewEntry = Omit<Entry, 'id' | 'time'>

export const outcomeTones: Readonly<Record<DeliveryOutcome, Tone>> = {
  acknowledged: 'good',
  'not-acknowledged': 'warn',
  refused: 'bad',
  unreachable: 'bad',
  dropped: 'plain',
}

/** The outcome of one delivery, in a few words: "200, not acknowledged". */
export function outcomeText({ outcome, status, error }: Delivery): string {
  switch (outcome) {
    case 'acknowledged':
      return `${status}, acknowledged`
    case 'not-acknowledged':
      return `${status}, not acknowledged`
    case 'refused':
      return `${status}, refused`
    case 'unreachable':
      return `no answer: ${error ?? 'unreachable'}`
    case 'dropped':
      return 'dropped, not sent'
  }
}

const manners: Readonly<Record<Delivery['by'], string>> = {
  schedule: '',
  resend: 'resent',
  duplicate: 'sent twice',
  forge: 'forged',
  edit: 'edited',
}

/** How a delivery differs from the usual ones: "forged"; empty for a usual one. */
export function mannerText({ by, fault }: Delivery): string {
  return fault ? `fault: ${fault}` : manners[by]
}

/** The line of the timeline for one delivery. */
export function deliveryEntry(notification: Notification, delivery: Delivery): NewEntry {
  const { id, type, paymentId, deliveries } = notification
  const number = deliveries.length
  const manner = mannerText(delivery)
  const asides = [number > 1 && `delivery ${number}`, manner].filter(Boolean).join(', ')
  return {
    kind: 'notification',
    title: type,
    detail: outcomeText(delivery) + (asides && ` (${asides})`),
    tone: outcomeTones[delivery.outcome],
    subject: `notification-${id}`,
    paymentId,
  }
}

/** The line for a notification that is not delivered (any more). */
export function stateEntry({ id, type, url, paymentId, state }: Notification): NewEntry {
  return {
    kind: 'notification',
    title: type,
    detail:
      state === 'not-sent'
        ? `not sent: ${new URL(url).host} is not on this machine, and not in notifyHosts`
        : 'given up: the last delivery of the schedule was not acknowledged',
    tone: 'bad',
    subject: `notification-${id}`,
    paymentId,
  }
}
