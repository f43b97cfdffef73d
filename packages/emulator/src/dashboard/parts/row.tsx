import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Tone } from '../../timeline/entry.ts'
import { hrefOf, type Address } from '../address.ts'
import { Time } from './time.tsx'

interface RowProps {
  id: string
  address: Address
  /** The subject that it opens. */
  show: string | undefined
  time: number
  tone: Tone
  /** Where it comes from, in a word. */
  kind?: string | undefined
  title: string
  detail: Child
  /** The order or amount, at the end of the row. */
  aside?: string | undefined
  /** The state, at the end of the row. */
  state?: Child
}

/** One row of a list: a link that opens its subject. */
export function Row({
  id,
  address,
  show,
  time,
  tone,
  kind,
  title,
  detail,
  aside,
  state,
}: RowProps): JSX.Element {
  const isOpen = show !== undefined && show === address.show
  const content = (
    <>
      <span class="row-time">
        <Time at={time} />
      </span>
      <span class={`dot ${tone}`} aria-hidden="true" />
      {kind && <span class="row-kind">{kind}</span>}
      <span class="row-text">
        <b>{title}</b> <span class="row-detail">{detail}</span>
      </span>
      <span class="row-aside">{aside}</span>
      {state && <span class="row-state">{state}</span>}
    </>
  )
  return (
    <li id={id}>
      {show === undefined ? (
        <div class="row">{content}</div>
      ) : (
        <a
          class="row"
          href={hrefOf(address, { show })}
          data-subject={show}
          aria-current={isOpen ? 'true' : undefined}
        >
          {content}
        </a>
      )}
    </li>
  )
}
