import { element } from './element.ts'
import type { Words } from './words/words.ts'

/** Each line that the strip may show beside Antom's page, with the longest action it may have. */
const lines =
  'secure hosted,slow hosted,inApp hosted,expired retry,failed retry,verifying,processing,succeeded'

/**
 * The ghosts: invisible copies of all lines of the strip. They reserve the room that the longest line needs, so news
 * never move the page, at any width and text size. CSS shows their text, so it cannot be found, read or selected.
 */
export const ghosts = (words: Words): HTMLElement[] =>
  lines.split(',').map((line) =>
    element(
      'div',
      // Merchants' rules for the part `strip` apply to ghosts, too.
      { part: 'strip ghost' },
      ...line
        .split(' ')
        .map((key, nth) => element(nth ? 'b' : 'u', { title: words[key as keyof Words]! })),
    ),
  )
