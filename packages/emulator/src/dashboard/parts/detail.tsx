import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Tone } from '../../timeline/entry.ts'
import { hrefOf } from '../address.ts'
import type { Scene } from '../scene.ts'
import { Pill } from './pill.tsx'

interface DetailProps {
  scene: Scene
  id: string
  title: string
  /** The kind of thing, above the heading. */
  over: string
  state?: { text: string; tone: Tone } | undefined
  children?: Child
}

/** The frame of everything that can be open: a heading, a way back, and what follows. */
export function Detail({ scene, id, title, over, state, children }: DetailProps): JSX.Element {
  return (
    <article id={`shown-${id}`}>
      <header class="detail-head" id={`head-${id}`}>
        <a class="button quiet close" href={hrefOf(scene.address, { show: '' })} data-close>
          <i class="icon back-icon" aria-hidden="true" />
          <span>Close</span>
        </a>
        <p class="over">{over}</p>
        <h2 tabindex={-1}>{title}</h2>
        {state && <Pill tone={state.tone}>{state.text}</Pill>}
      </header>
      {children}
    </article>
  )
}
