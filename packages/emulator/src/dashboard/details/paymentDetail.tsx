import type { JSX } from 'hono/jsx/jsx-runtime'
import { paymentOf, type Payment } from '../../control/payment.ts'
import { money } from '../../shared/money.ts'
import { isCaptured } from '../../payment/paymentMethods.ts'
import type { Session } from '../../payment/session.ts'
import { outcomes } from '../../scenarios/outcomes.ts'
import { hrefOf } from '../address.ts'
import { Code, CopyButton } from '../parts/code.tsx'
import { Detail } from '../parts/detail.tsx'
import { Facts } from '../parts/facts.tsx'
import { Pill } from '../parts/pill.tsx'
import { Row } from '../parts/row.tsx'
import { Time } from '../parts/time.tsx'
import { VerbButton, VerbForm } from '../parts/verbForm.tsx'
import type { Scene } from '../scene.ts'
import { notificationState } from '../views/notificationsView.tsx'
import { paymentTones } from '../views/paymentsView.tsx'

const statusWords: Readonly<Record<Payment['status'], string>> = {
  OPEN: 'open: nobody has submitted anything',
  EXPIRED: 'expired: nobody has submitted anything',
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  FAIL: 'FAIL',
  CANCELLED: 'CANCELLED',
}

/** A payment with everything that belongs to it. */
export function PaymentDetail({ scene, session }: { scene: Scene; session: Session }): JSX.Element {
  const { antom } = scene
  const payment = paymentOf(antom, session)
  const { paymentId: id, status } = payment
  return (
    <Detail
      scene={scene}
      id={`payment-${id}`}
      over="Payment"
      title={`${payment.orderId}, ${money(payment.amount, 'en')}`}
      state={{ text: statusWords[status], tone: paymentTones[status] }}
    >
      <PaymentVerbs payment={payment} />
      <Facts
        id={`facts-${id}`}
        facts={[
          ['paymentId', <IdText text={id} what="paymentId" />],
          ['paymentRequestId', <IdText text={payment.paymentRequestId} what="paymentRequestId" />],
          ['Session', <SessionTimes payment={payment} />],
          ['Paid', payment.paidAt !== undefined && <Time at={payment.paidAt} day />],
          ['Canceled', payment.canceledAt !== undefined && <Time at={payment.canceledAt} day />],
          ['Notifications to', payment.notifyUrl ?? 'nowhere: no paymentNotifyUrl'],
        ]}
      />
      <Movements payment={payment} />
      <Related scene={scene} id={id} />
      <Code
        id={`request-${id}`}
        label="createPaymentSession, as the emulator read it"
        text={JSON.stringify(session.request, undefined, 2)}
      />
    </Detail>
  )
}

function IdText({ text, what }: { text: string; what: string }): JSX.Element {
  return (
    <>
      <code>{text}</code> <CopyButton text={text} what={what} />
    </>
  )
}

function SessionTimes({ payment }: { payment: Payment }): JSX.Element {
  return (
    <>
      <Time at={payment.createdAt} day /> to <Time at={payment.expiresAt} />,{' '}
      <a href={payment.url} target="_blank" rel="noreferrer">
        open the checkout page
      </a>
    </>
  )
}

function PaymentVerbs({ payment }: { payment: Payment }): JSX.Element {
  const { paymentId, status, attempts } = payment
  const isPaid = status === 'SUCCESS'
  const method = attempts.at(-1)?.methodType ?? ''
  return (
    <div class="verbs" id={`verbs-${paymentId}`}>
      {payment.isPayable && (
        <VerbForm verb="pay" fields={{ payment: paymentId }} id={`pay-${paymentId}`} class="inline">
          <label>
            Pay, with the outcome{' '}
            <select name="outcome">
              {outcomes.map(({ scenario, label }) => (
                <option value={scenario}>{label}</option>
              ))}
            </select>
          </label>
          <button class="primary">Pay</button>
        </VerbForm>
      )}
      {isPaid && isCaptured(method) && !payment.isFullyCaptured && (
        <AmountForm verb="capture" label="Capture" payment={payment} />
      )}
      {isPaid && <AmountForm verb="refund" label="Refund" payment={payment} />}
      {attempts.length > 0 && status !== 'FAIL' && status !== 'CANCELLED' && (
        <VerbButton
          verb="cancel"
          id={`cancel-${paymentId}`}
          fields={{ payment: paymentId }}
          label="Cancel"
          kind="danger"
        />
      )}
    </div>
  )
}

interface AmountFormProps {
  verb: 'capture' | 'refund'
  label: string
  payment: Payment
}

/** A verb that takes an amount; without one, everything that is left. */
function AmountForm({ verb, label, payment }: AmountFormProps): JSX.Element {
  const { paymentId, amount } = payment
  return (
    <VerbForm
      verb={verb}
      fields={{ payment: paymentId }}
      id={`${verb}-${paymentId}`}
      class="inline"
    >
      <label>
        {label} ({amount.currency}, smallest unit){' '}
        <input name="value" inputmode="numeric" pattern="[0-9]*" placeholder="all that is left" />
      </label>
      <button>{label}</button>
    </VerbForm>
  )
}

/** The buyer's attempts, captures and refunds, in order. */
function Movements({ payment }: { payment: Payment }): JSX.Element {
  const { paymentId, attempts, captures, refunds } = payment
  const tones = { PROCESSING: 'busy', SUCCESS: 'good', FAIL: 'bad', CANCELLED: 'bad' } as const
  return (
    <section id={`movements-${paymentId}`} aria-label="Attempts, captures and refunds">
      <h3>What happened to the money</h3>
      {attempts.length === 0 && <p class="note">Nothing yet.</p>}
      <ol class="movements">
        {attempts.map(({ methodType, card, status, resultCode, createdAt }) => (
          <li>
            <Time at={createdAt} /> <b>Attempt</b> {methodType} {card}{' '}
            <Pill tone={tones[status]}>{resultCode}</Pill>
          </li>
        ))}
        {captures.map(({ id, amount, time }) => (
          <li>
            <Time at={time} /> <b>Capture</b> {money(amount, 'en')} <code>{id}</code>
          </li>
        ))}
        {refunds.map(({ id, amount, time }) => (
          <li>
            <Time at={time} /> <b>Refund</b> {money(amount, 'en')} <code>{id}</code>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** The notifications and calls of a payment. */
function Related({ scene, id }: { scene: Scene; id: string }): JSX.Element {
  const { antom, address } = scene
  const notifications = antom.sender.byPaymentId(id)
  const calls = antom.calls.list().filter(({ paymentId }) => paymentId === id)
  return (
    <section id={`related-${id}`} aria-label="Notifications and calls">
      <h3>Notifications and calls</h3>
      <ol class="rows small">
        {notifications.map((each) => {
          const { text, tone } = notificationState(each)
          return (
            <Row
              id={`of-${each.id}`}
              address={address}
              show={`notification-${each.id}`}
              time={each.createdAt}
              tone={tone}
              title={each.type}
              detail={text}
            />
          )
        })}
        {calls.slice(-20).map((call) => (
          <Row
            id={`of-call-${call.id}`}
            address={address}
            show={`call-${call.id}`}
            time={call.time}
            tone={call.answer.result.resultStatus === 'S' ? 'good' : 'bad'}
            title={call.operation}
            detail={call.answer.result.resultCode}
          />
        ))}
      </ol>
      {calls.length > 20 && (
        <p>
          <a href={hrefOf(address, { view: 'calls', search: id, show: '' })}>
            All {calls.length} calls
          </a>
        </p>
      )}
    </section>
  )
}
