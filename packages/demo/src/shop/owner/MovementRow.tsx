import { useState, type ReactNode } from 'react'
import { money } from '../../common/money.ts'
import type { Movement } from '../../common/ownerView.ts'
import { moved } from './moved.ts'
import { capture, refund } from './ownerClient.ts'
import { timeOf } from './timeOf.ts'

interface MovementRowProps {
  readonly orderId: string
  readonly paymentId: string
  readonly movement: Movement
}

const verbs = {
  capture: { send: capture, title: 'Capture' },
  refund: { send: refund, title: 'Refund' },
}

/** A capture or refund. While it is under way, the owner can ask Antom again. */
export function MovementRow({ orderId, paymentId, movement }: MovementRowProps): ReactNode {
  const { kind, amount, state, at, key } = movement
  const { send, title } = verbs[kind]
  const [said, setSaid] = useState('')

  async function askAgain(): Promise<void> {
    const move = { orderId, paymentId, key: key!, amount, isLast: false }
    setSaid((await moved(send(move), '')).text)
  }

  return (
    <li data-state={state}>
      <span>{title}</span> <span className="number">{money(amount)}</span>{' '}
      <span className="state">
        {state}{' '}
        {key !== undefined && (
          <button type="button" className="text-button" onClick={() => void askAgain()}>
            Ask again
          </button>
        )}{' '}
        {key !== undefined && <span role="status">{said}</span>}
      </span>{' '}
      <time className="soft" dateTime={new Date(at).toISOString()}>
        {timeOf(at)}
      </time>
    </li>
  )
}
