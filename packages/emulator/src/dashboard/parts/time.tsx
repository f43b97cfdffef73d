import type { JSX } from 'hono/jsx/jsx-runtime'
import { clockText } from '../../shared/clockText.ts'

/** "Sat 28 Nov, 21:45:40": for times that may be on another day. */
export function dayText(time: number): string {
  const day = new Date(time).toLocaleDateString('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  })
  return `${day}, ${clockText(time)}`
}

/** A moment of the emulator's time. */
export function Time({ at, day = false }: { at: number; day?: boolean }): JSX.Element {
  const iso = new Date(at).toISOString()
  return (
    <time datetime={iso} title={iso}>
      {day ? dayText(at) : clockText(at)}
    </time>
  )
}
