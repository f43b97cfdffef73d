import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'

/** Facts in two columns. Those without a value are left out. */
export function Facts({
  id,
  facts,
}: {
  id: string
  facts: readonly (readonly [string, Child])[]
}): JSX.Element {
  return (
    <dl class="facts" id={id}>
      {facts.map(([name, value]) =>
        value === undefined || value === false || value === '' ? undefined : (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
