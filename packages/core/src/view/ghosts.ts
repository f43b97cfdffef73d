import { element } from './element.ts'
import type { Words } from './words/words.ts'

/** Each thing that the strip may say beside Antom's page, with the longest that can be done there. */
const lines =
  'secure hosted,slow hosted,inApp hosted,expired retry,failed retry,verifying,processing,succeeded'

/**
 * The strip's lines, unseen and unheard: together they keep the room that the longest of them needs, so that news move
 * nothing, at any width and text size. CSS shows their text: there is nothing to find, read or select.
 */
export const ghosts = (words: Words): HTMLElement[] =>
  lines.split(',').map((line) =>
    element(
      'div',
      // Merchants' rules for the part `strip` count here, too.
      { part: 'strip ghost' },
      ...line
        .split(' ')
        .map((key, nth) => element(nth ? 'b' : 'u', { title: words[key as keyof Words]! })),
    ),
  )
