import type { JSX } from 'hono/jsx/jsx-runtime'
import { Panel } from './panel.tsx'

const keys = [
  ['j', 'the next row'],
  ['k', 'the row before'],
  ['Enter', 'opens the row'],
  ['r', 'resends the notification that is open'],
  ['/', 'searches'],
  ['Esc', 'closes what is open'],
  ['?', 'shows this'],
] as const

export function HelpPanel(): JSX.Element {
  return (
    <Panel id="help" title="Keys of the keyboard">
      <dl class="keys">
        {keys.map(([key, what]) => (
          <div>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
