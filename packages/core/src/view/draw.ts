import { element } from './element.ts'
import { icon } from './icon.ts'
import type { Notice } from './notice.ts'
import type { Words } from './words/words.ts'

/** The strip: a notice in one line. */
export const drawStrip = (notice: Notice, words: Words, again: () => void): Node[] => [
  icon(notice.icon),
  element('span', {}, notice.title),
  ...actions(notice, words, again, 'strip-action', 'strip-action'),
]

/** The panel in the place of Antom's page, with one primary action. */
export const drawPanel = (notice: Notice, words: Words, again: () => void): HTMLElement =>
  element(
    'div',
    { part: 'panel' },
    icon(notice.icon),
    element('h2', { part: 'title' }, notice.title),
    element('p', { part: 'text' }, notice.text),
    ...actions(notice, words, again, 'button', 'link'),
  )

function actions(
  { retry, hosted }: Notice,
  words: Words,
  again: () => void,
  first: string,
  second: string,
): Node[] {
  const button = retry && element('button', { type: 'button', part: first }, retry)
  if (button) button.onclick = again
  const link = hosted && element('a', { href: hosted, part: retry ? second : first }, words.hosted)
  return [button, link].filter((action) => !!action)
}
