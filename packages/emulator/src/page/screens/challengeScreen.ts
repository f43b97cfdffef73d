import { button, element } from '../element.ts'
import { words } from '../words.ts'

/** The bank's page inside this one, while the buyer decides there. */
export function challengeScreen(challengeUrl: string, onOther: () => void): Node {
  return element(
    'section',
    { class: 'message challenge' },
    element('h1', {}, words.challenge),
    element('p', { class: 'message-note' }, words.challengeNote),
    element('iframe', { class: 'bank', src: challengeUrl, title: words.bank }),
    element('div', { class: 'actions' }, button(words.otherMethod, 'secondary', onOther)),
  )
}
