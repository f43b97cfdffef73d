import type { JSX } from 'hono/jsx/jsx-runtime'
import { Due } from '../parts/due.tsx'
import { dayText } from '../parts/time.tsx'
import { VerbButton } from '../parts/verbForm.tsx'
import type { Scene } from '../scene.ts'

/** The emulator's time, and the ways to turn it forward. */
export function ClockBar({ scene }: { scene: Scene }): JSX.Element {
  const { antom, now } = scene
  const { kind } = antom.clock
  const next = antom.sender.nextDelivery()
  return (
    <div class="clock" id="clock" role="group" aria-label="The emulator’s clock">
      <p>
        <span class="clock-time" data-now={kind === 'real' ? String(now) : undefined}>
          {dayText(now)}
        </span>
        <span class="clock-kind">
          {kind === 'manual' ? 'stands still' : 'goes on by itself'}
          {next !== undefined && (
            <>
              {' · next delivery '}
              <Due at={next} now={now} kind={kind} />
            </>
          )}
        </span>
      </p>
      <div class="clock-verbs">
        <VerbButton verb="advance" fields={{ by: '2 min' }} label="+2 min" />
        <VerbButton verb="advance" fields={{ by: '1 h' }} label="+1 h" />
        {next !== undefined && (
          <VerbButton
            verb="advance"
            id="to-next"
            fields={{ by: 'next' }}
            label="Next delivery"
            hint="Turns the clock to the next delivery"
          />
        )}
      </div>
    </div>
  )
}
