import type { JSX } from 'hono/jsx/jsx-runtime'
import { hrefOf, USUAL_LIMIT } from '../address.ts'
import type { Scene } from '../scene.ts'

interface ListProps {
  scene: Scene
  label: string
  /** Newest first: the rows that the search finds. */
  rows: readonly JSX.Element[]
  /** How many there are without the search. */
  total: number
  empty: JSX.Element
}

/** The rows of a view; or what to do where there are none. */
export function ListOf({ scene, label, rows, total, empty }: ListProps): JSX.Element {
  const { address } = scene
  if (total === 0) {
    return empty
  }
  if (rows.length === 0) {
    return (
      <div class="empty" id="nothing-found">
        <h2>Nothing has “{address.search}”</h2>
        <p>
          <a class="button" href={hrefOf(address, { search: '' })}>
            Show all {total}
          </a>
        </p>
      </div>
    )
  }
  return (
    <>
      <ol class="rows" id={`rows-${address.view}`} aria-label={label}>
        {rows.slice(0, address.limit)}
      </ol>
      {rows.length > address.limit && (
        <p class="more" id="more">
          <a class="button" href={hrefOf(address, { limit: address.limit + 5 * USUAL_LIMIT })}>
            Show older ones ({rows.length - address.limit} more)
          </a>
        </p>
      )}
    </>
  )
}
