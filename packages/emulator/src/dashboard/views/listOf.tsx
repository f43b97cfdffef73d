import type { JSX } from 'hono/jsx/jsx-runtime'
import { hrefOf, USUAL_LIMIT } from '../address.ts'
import type { Scene } from '../scene.ts'

interface ListProps<T> {
  scene: Scene
  label: string
  /** Newest first: what the search finds. */
  items: readonly T[]
  /** Draws one of them. Those beyond the limit are not drawn: there can be thousands. */
  row: (item: T) => JSX.Element
  /** How many there are without the search. */
  total: number
  empty: JSX.Element
}

/** The rows of a view; or what to do where there are none. */
export function ListOf<T>({ scene, label, items, row, total, empty }: ListProps<T>): JSX.Element {
  const { address } = scene
  if (total === 0) {
    return empty
  }
  if (items.length === 0) {
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
        {items.slice(0, address.limit).map((item) => row(item))}
      </ol>
      {items.length > address.limit && (
        <p class="more" id="more">
          <a class="button" href={hrefOf(address, { limit: address.limit + 5 * USUAL_LIMIT })}>
            Show older ones ({items.length - address.limit} more)
          </a>
        </p>
      )}
    </>
  )
}
