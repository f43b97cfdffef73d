import { element } from '../element.ts'
import { icon, type IconName } from '../icon.ts'

export interface MessageScreen {
  /** Decides icon and colour. `busy` turns. */
  kind: 'success' | 'failure' | 'pending' | 'notice' | 'busy'
  heading: string
  note: string
  details?: Node | undefined
  actions?: Node[]
}

/** A screen that says one thing: a result, a notice, a wait. */
export function messageScreen({ kind, heading, note, details, actions = [] }: MessageScreen): Node {
  return element(
    'section',
    { class: `message ${kind}` },
    element(
      'div',
      { class: 'badge', 'aria-hidden': 'true' },
      kind === 'busy' ? undefined : badgeIcon(kind),
    ),
    element('h1', {}, heading),
    element('p', { class: 'message-note' }, note),
    details,
    actions.length > 0 && element('div', { class: 'actions' }, ...actions),
  )
}

function badgeIcon(kind: IconName & MessageScreen['kind']): Node {
  return icon(kind)
}
