import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'

interface PanelProps {
  id: string
  title: string
  children?: Child
}

/** Something that opens over the page, by a button with its id as `popovertarget`. Escape and a click outside close it. */
export function Panel({ id, title, children }: PanelProps): JSX.Element {
  return (
    <div popover="auto" class="panel" id={id} role="dialog" aria-labelledby={`${id}-title`}>
      <div class="panel-head">
        <h2 id={`${id}-title`}>{title}</h2>
        <button
          type="button"
          class="quiet"
          popovertarget={id}
          popovertargetaction="hide"
          aria-label={`Close: ${title}`}
        >
          <i class="icon close-icon" aria-hidden="true" />
        </button>
      </div>
      {children}
    </div>
  )
}
