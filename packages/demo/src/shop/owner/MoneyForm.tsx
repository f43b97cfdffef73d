import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { money } from '../../common/money.ts'
import type { Movement, OwnerPayment } from '../../common/ownerView.ts'
import { centsOf } from './centsOf.ts'
import { moved } from './moved.ts'
import { capture, refund } from './ownerClient.ts'

interface MoneyFormProps {
  readonly kind: Movement['kind']
  readonly orderId: string
  readonly payment: OwnerPayment
}

const verbs = {
  capture: { send: capture, title: 'Capture', done: 'captured' },
  refund: { send: refund, title: 'Refund', done: 'refunded' },
}

/** Captures or refunds: everything that is left, or a part of it. */
export function MoneyForm({ kind, orderId, payment }: MoneyFormProps): ReactNode {
  const id = useId()
  const { send, title, done } = verbs[kind]
  const left = kind === 'capture' ? payment.leftToCapture : payment.leftToRefund
  const [text, setText] = useState<string>()
  const [isLast, setLast] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  // Kept until the shop has answered: pressing again after a broken connection is then the same capture or refund.
  const [key, setKey] = useState(() => crypto.randomUUID())
  const amount = centsOf(text ?? String(left / 100))
  const problem =
    amount === undefined
      ? 'Write an amount such as 12.50.'
      : amount > left && `At most ${money(left)} is left.`

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (amount === undefined || problem) return setSaid(problem || '')
    setBusy(true)
    const { paymentId } = payment
    const { text: sentence, isAnswered } = await moved(
      send({ orderId, paymentId, key, amount, isLast }),
      `${money(amount)} ${done}.`,
    )
    setSaid(sentence)
    if (isAnswered) {
      setKey(crypto.randomUUID())
      setText(undefined)
    }
    setBusy(false)
  }

  if (left === 0) return said && <p role="status">{said}</p>
  return (
    <form className="money" onSubmit={(event) => void submit(event)} noValidate>
      <label htmlFor={id}>
        {title} <span className="soft">up to {money(left)}</span>
      </label>
      <div className="money-row">
        <span className="money-field">
          <span aria-hidden="true">S$</span>
          <input
            id={id}
            inputMode="decimal"
            autoComplete="off"
            value={text ?? (left / 100).toFixed(2)}
            aria-invalid={Boolean(problem)}
            aria-describedby={`${id}-said`}
            onChange={({ target }) => setText(target.value)}
          />
        </span>
        <button className={kind === 'capture' ? 'button' : 'button quiet'} disabled={isBusy}>
          {title} {amount !== undefined && !problem && money(amount)}
        </button>
      </div>
      {kind === 'capture' && (
        <label className="money-last">
          <input
            type="checkbox"
            checked={isLast}
            onChange={({ target }) => setLast(target.checked)}
          />
          The last one: the rest goes back to the buyer
        </label>
      )}
      <p className="money-said" id={`${id}-said`} role="status">
        {said}
      </p>
    </form>
  )
}
