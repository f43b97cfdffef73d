import type { JSX } from 'hono/jsx/jsx-runtime'
import { kindWords, type Entry } from '../../timeline/entry.ts'
import { matches } from '../address.ts'
import { Row } from '../parts/row.tsx'
import { orderOf, type Scene } from '../scene.ts'
import { Welcome } from './empty.tsx'
import { ListOf } from './listOf.tsx'

/** Everything that happened, newest first. */
export function TimelineView({ scene }: { scene: Scene }): JSX.Element {
  const { address, antom } = scene
  const entries = antom.timeline.list()
  const found = entries
    .toReversed()
    .filter((entry) =>
      matches(
        address.search,
        kindWords[entry.kind],
        entry.title,
        entry.detail,
        entry.subject,
        entry.paymentId,
        orderOf(scene, entry.paymentId),
      ),
    )
  const row = ({ id, time, kind, tone, title, detail, subject, paymentId }: Entry): JSX.Element => (
    <Row
      id={`entry-${id}`}
      address={address}
      show={subject}
      time={time}
      tone={tone}
      kind={kindWords[kind]}
      title={title}
      detail={detail}
      aside={orderOf(scene, paymentId)}
    />
  )
  return (
    <ListOf
      scene={scene}
      label="Timeline, newest first"
      items={found}
      row={row}
      // After a reset there is as much to do as at the start.
      total={entries.some(({ kind }) => kind !== 'reset') ? entries.length : 0}
      empty={<Welcome scene={scene} />}
    />
  )
}
