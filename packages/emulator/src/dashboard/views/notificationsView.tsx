import type { JSX } from 'hono/jsx/jsx-runtime'
import { outcomeText, outcomeTones } from '../../notify/deliveryEntry.ts'
import type { Notification } from '../../notify/notification.ts'
import type { Tone } from '../../timeline/entry.ts'
import { command } from '../command.ts'
import { matches } from '../address.ts'
import { Code } from '../parts/code.tsx'
import { Due } from '../parts/due.tsx'
import { Pill } from '../parts/pill.tsx'
import { Row } from '../parts/row.tsx'
import { orderOf, type Scene } from '../scene.ts'
import { Empty } from './empty.tsx'
import { ListOf } from './listOf.tsx'

/** The state of a notification in words, with its tone. "200, not acknowledged" is one of its own: many shops mistake it for done. */
export function notificationState({ state, deliveries }: Notification): {
  text: string
  tone: Tone
} {
  const last = deliveries.at(-1)
  switch (state) {
    case 'acknowledged':
      return { text: 'acknowledged', tone: 'good' }
    case 'given-up':
      return { text: 'given up', tone: 'bad' }
    case 'not-sent':
      return { text: 'not sent', tone: 'bad' }
    case 'pending':
      return last
        ? { text: outcomeText(last), tone: outcomeTones[last.outcome] }
        : { text: 'waiting', tone: 'busy' }
  }
}

/** The notifications, newest first. */
export function NotificationsView({ scene }: { scene: Scene }): JSX.Element {
  const { address, antom, control, now, url } = scene
  const all = control.notifications.list()
  const found = all
    .toReversed()
    .filter((each) =>
      matches(
        address.search,
        each.type,
        each.url,
        each.id,
        each.body,
        notificationState(each).text,
        orderOf(scene, each.paymentId),
      ),
    )
  const row = (each: Notification): JSX.Element => {
    const { text, tone } = notificationState(each)
    const count = each.deliveries.length
    return (
      <Row
        id={`row-notification-${each.id}`}
        address={address}
        show={`notification-${each.id}`}
        time={each.createdAt}
        tone={tone}
        title={each.type}
        detail={
          <>
            {count === 1 ? '1 delivery' : `${count} deliveries`}
            {each.nextAt !== undefined && (
              <>
                , next <Due at={each.nextAt} now={now} kind={antom.clock.kind} />
              </>
            )}
          </>
        }
        aside={orderOf(scene, each.paymentId)}
        state={<Pill tone={tone}>{text}</Pill>}
      />
    )
  }
  return (
    <ListOf
      scene={scene}
      label="Notifications, newest first"
      items={found}
      row={row}
      total={all.length}
      empty={
        <Empty id="no-notifications" title="No notification yet">
          <p>
            A payment is notified to the <code>paymentNotifyUrl</code> of its{' '}
            <code>createPaymentSession</code>. Refunds go to their <code>refundNotifyUrl</code>.
          </p>
          <Code
            id="no-notifications-command"
            label="Send one to your shop"
            text={command(
              'trigger payment',
              url,
              '--notify-url http://localhost:3000/antom/notify',
            )}
          />
        </Empty>
      }
    />
  )
}
