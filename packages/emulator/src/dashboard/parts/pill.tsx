import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Tone } from '../../timeline/entry.ts'

/** A state in one or two words. */
export function Pill({ tone, children }: { tone: Tone; children?: Child }): JSX.Element {
  return <span class={`pill ${tone}`}>{children}</span>
}
