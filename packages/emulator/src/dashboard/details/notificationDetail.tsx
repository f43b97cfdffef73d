import type { JSX } from 'hono/jsx/jsx-runtime'
import { ACKNOWLEDGEMENT } from '../../notify/acknowledgement.ts'
import { outcomeTones } from '../../notify/deliveryEntry.ts'
import type { Notification } from '../../notify/notification.ts'
import { Code, CopyButton, pretty } from '../parts/code.tsx'
import { Detail } from '../parts/detail.tsx'
import { Due } from '../parts/due.tsx'
import { Facts } from '../parts/facts.tsx'
import { Time } from '../parts/time.tsx'
import { VerbButton, VerbForm } from '../parts/verbForm.tsx'
import { orderOf, type Scene } from '../scene.ts'
import { hrefOf } from '../address.ts'
import { notificationState } from '../views/notificationsView.tsx'
import { DeliveryDetail } from './deliveryDetail.tsx'

/** A notification: its message, each delivery with its answer, and what can be done with it. */
export function NotificationDetail({
  scene,
  notification,
}: {
  scene: Scene
  notification: Notification
}): JSX.Element {
  const { antom, address, now } = scene
  const { id, type, url, body, paymentId, createdAt, nextAt, deliveries } = notification
  const order = orderOf(scene, paymentId)
  return (
    <Detail
      scene={scene}
      id={`notification-${id}`}
      over="Notification"
      title={type}
      state={notificationState(notification)}
    >
      <NotificationVerbs notification={notification} />
      <Advice notification={notification} />
      <Facts
        id={`facts-${id}`}
        facts={[
          [
            'Next delivery',
            nextAt === undefined ? undefined : (
              <span class="with-verb">
                <span>
                  <Due at={nextAt} now={now} kind={antom.clock.kind} />, at <Time at={nextAt} day />
                </span>
                <VerbButton
                  verb="advance"
                  fields={{ by: 'next' }}
                  label="Turn the clock there"
                  kind="quiet"
                />
              </span>
            ),
          ],
          ['To', <code>{url}</code>],
          ['Made', <Time at={createdAt} day />],
          [
            'Payment',
            <a href={hrefOf(address, { show: `payment-${paymentId}` })} data-subject>
              {order ?? paymentId}
            </a>,
          ],
          ['Id', <code>{id}</code>],
        ]}
      />
      <section id={`deliveries-${id}`} aria-label="Deliveries">
        <h3>{deliveries.length === 1 ? '1 delivery' : `${deliveries.length} deliveries`}</h3>
        <ol class="deliveries">
          {deliveries.map((delivery, index) => (
            <DeliveryDetail
              notification={notification}
              delivery={delivery}
              number={index + 1}
              isLast={index === deliveries.length - 1}
              tone={outcomeTones[delivery.outcome]}
            />
          ))}
        </ol>
      </section>
      <Code id={`body-${id}`} label="Message" text={pretty(body)} copied={body} />
      <details class="edit" id={`edit-${id}`}>
        <summary>Edit and send</summary>
        <p class="note">
          Another body, signed by Antom as it is: for a shop that must compare amounts and orders.
        </p>
        <VerbForm verb="edit" fields={{ id }}>
          <label for={`edited-${id}`}>Body</label>
          <textarea name="body" id={`edited-${id}`} rows={14} spellcheck={false}>
            {pretty(body)}
          </textarea>
          <button>Send edited</button>
        </VerbForm>
      </details>
    </Detail>
  )
}

function NotificationVerbs({ notification }: { notification: Notification }): JSX.Element {
  const { id, state } = notification
  const fields = { id }
  return (
    <div class="verbs" id={`verbs-${id}`}>
      {state === 'not-sent' ? (
        <p class="note">
          Nothing can be sent there: name the host in <code>notifyHosts</code>, or with{' '}
          <code>--notify-host</code>.
        </p>
      ) : (
        <>
          <VerbButton verb="resend" fields={fields} label="Resend" kind="primary" shortcut="r" />
          <VerbButton
            verb="duplicate"
            fields={fields}
            label="Send twice at once"
            hint="A shop must do everything once"
          />
          <VerbButton
            verb="forge"
            fields={fields}
            label="Forge"
            hint="The same body with a signature that is not Antom’s: a shop must refuse it"
          />
        </>
      )}
    </div>
  )
}

/** For the newest answer: what is wrong with it, and what to answer instead. */
function Advice({ notification }: { notification: Notification }): JSX.Element | undefined {
  const { id, deliveries, state } = notification
  const last = deliveries.at(-1)
  if (state === 'acknowledged' || last?.outcome !== 'not-acknowledged') {
    return undefined
  }
  return (
    <div class="advice" id={`advice-${id}`}>
      <h3>200, but not acknowledged</h3>
      <p>
        The shop answered {last.body ? <code>{shortened(last.body)}</code> : 'with an empty body'}.
        Antom takes only this body as the acknowledgement, and sends the notification again until it
        comes:
      </p>
      <pre tabindex={0}>{ACKNOWLEDGEMENT}</pre>
      <CopyButton text={ACKNOWLEDGEMENT} what="the acknowledgement" />
    </div>
  )
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
