import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ClockKind } from '../../clock.ts'
import { spanText } from '../../shared/spanText.ts'
import { dayText } from './time.tsx'

interface DueProps {
  at: number
  now: number
  kind: ClockKind
}

/** How long until a moment, by the emulator's clock: the script counts it down, unless the clock stands still. */
export function Due({ at, now, kind }: DueProps): JSX.Element {
  return (
    <time
      class="due"
      datetime={new Date(at).toISOString()}
      title={dayText(at)}
      data-due={kind === 'real' ? String(at) : undefined}
    >
      in {spanText(Math.max(0, at - now))}
    </time>
  )
}
