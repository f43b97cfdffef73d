import { acknowledge } from '../notification/acknowledge.ts'
import type { Notification } from '../notification/notification.ts'
import { NotificationError } from '../notification/NotificationError.ts'
import { readNotification } from '../notification/readNotification.ts'
import { recordFact } from './fact.ts'
import { closeIfOver } from './inquire.ts'
import { messageId } from './messageId.ts'
import { meaningOf, type Meaning } from './meaning.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import { runEffects, type Outcome } from './runEffects.ts'
import { settle } from './settle.ts'
import type { Row } from './store/rows.ts'

/** The notification endpoint. Never rejects; everything but "done" makes Antom deliver again. */
export async function notify(settings: PaymentsSettings, request: Request): Promise<Response> {
  try {
    const notification = await readNotification(request, settings.reading)
    return (await isDone(settings, notification))
      ? acknowledge()
      : new Response(null, { status: 503 })
  } catch (error) {
    if (error instanceof NotificationError) {
      console.warn(`Antom: a notification was refused. ${error.message}`)
      return new Response(null, { status: error.status })
    }
    console.error('Antom: a notification could not be stored. Antom delivers it again.', error)
    return new Response(null, { status: 503 })
  }
}

/** → whether all that the notification calls for is stored and done. */
async function isDone(settings: PaymentsSettings, notification: Notification): Promise<boolean> {
  const { store, now } = settings
  const id = await messageId(notification)
  const [noted] = await store.select('message', { id })
  if (noted !== undefined && noted.doneAt > 0) {
    return true
  }
  const meaning = await meaningOf(settings, notification)
  if (meaning === 'unknown-order') {
    console.warn(`Antom: a notification names an order that is not known here (${id}).`)
    return false
  }
  if (noted === undefined) {
    await note(settings, id, notification, meaning)
  }
  if ((await act(settings, id, meaning)) !== 'done') {
    return false
  }
  await store.update('message', { id }, { doneAt: now() })
  return true
}

/** Facts first: a message that is noted is never read into facts again, by when "failed" may mean another thing. */
async function note(
  settings: PaymentsSettings,
  id: string,
  notification: Notification,
  meaning: Meaning,
): Promise<void> {
  const { store, now } = settings
  for (const fact of meaning.kind === 'facts' ? meaning.facts : []) {
    await recordFact(store, fact, now())
    if (fact.kind === 'payment' && fact.status === 'FAIL') {
      await closeFailed(settings, fact.attempt)
    }
  }
  const { orderId } = meaning
  const body = JSON.stringify(notification)
  await store.insert('message', { id, orderId, body, notedAt: now(), doneAt: 0 })
}

/** One try failed. The attempt has, if its session is over and no other try was paid. */
async function closeFailed(settings: PaymentsSettings, attempt: Row<'attempt'>): Promise<void> {
  const { paymentRequestId } = attempt
  const where = { paymentRequestId, authorizedAt: { atLeast: 1 } }
  const paid = await settings.store.select('payment', where)
  if (paid.length === 0) {
    await closeIfOver(settings, attempt, 'FAIL')
  }
}

async function act(
  settings: PaymentsSettings,
  id: string,
  { kind, orderId }: Meaning,
): Promise<Outcome> {
  const { store, now } = settings
  if (kind === 'facts') {
    return settle(settings, orderId, { waits: true })
  }
  const key = `review:unknown-type:${id}`
  const about = { callback: 'review', reason: 'unknown-type', paymentId: '', about: id }
  const lease = { token: '', leaseUntil: 0, doneAt: 0 }
  await store.insert('effect', { key, orderId, ...about, ...lease, createdAt: now() })
  return runEffects(settings, await store.select('effect', { key }))
}
