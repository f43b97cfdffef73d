import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Call } from '../../gateway/callLog.ts'
import type { Tone } from '../../timeline/entry.ts'
import { matches } from '../address.ts'
import { Code } from '../parts/code.tsx'
import { Pill } from '../parts/pill.tsx'
import { Row } from '../parts/row.tsx'
import { orderOf, type Scene } from '../scene.ts'
import { Empty } from './empty.tsx'
import { ListOf } from './listOf.tsx'

export const statusTones: Readonly<Record<'S' | 'F' | 'U', Tone>> = {
  S: 'good',
  F: 'bad',
  U: 'busy',
}

/** The calls of the gateway, newest first, also the inquiries that the timeline leaves out. */
export function CallsView({ scene }: { scene: Scene }): JSX.Element {
  const { address, antom, url } = scene
  const calls = antom.calls.list()
  const found = calls
    .toReversed()
    .filter((call) =>
      matches(
        address.search,
        call.operation,
        call.requestBody,
        call.answer.result.resultCode,
        call.fault,
        orderOf(scene, call.paymentId),
      ),
    )
  const row = (call: Call): JSX.Element => (
    <Row
      id={`row-call-${call.id}`}
      address={address}
      show={`call-${call.id}`}
      time={call.time}
      tone={call.fault ? 'warn' : statusTones[call.answer.result.resultStatus]}
      title={call.operation || 'unknown path'}
      detail={call.fault ? `fault: ${call.fault}` : call.by === 'hand' ? 'by hand' : ''}
      aside={orderOf(scene, call.paymentId)}
      state={
        <Pill tone={statusTones[call.answer.result.resultStatus]}>
          {call.answer.result.resultCode}
        </Pill>
      }
    />
  )
  return (
    <ListOf
      scene={scene}
      label="Calls of the gateway, newest first"
      items={found}
      row={row}
      total={calls.length}
      empty={
        <Empty id="no-calls" title="Your shop has not called yet">
          <p>
            The gateway answers the six calls of Antom under <code>/ams/api/v1/payments/</code>.
          </p>
          <Code id="no-calls-gateway" label="The gateway of your client" text={url} />
        </Empty>
      }
    />
  )
}
