import { groupedNumber } from './card-number.ts'
import { element } from './element.ts'
import type { TestCard } from './server.ts'
import { words } from './words.ts'

/** The emulator's own aid, which Antom's page does not have: folded up, and marked as what it is. */
export function testCardAid(
  cards: readonly TestCard[],
  choose: (card: TestCard) => void,
): HTMLElement {
  const rows = cards.map((card) =>
    element(
      'li',
      {},
      element(
        'button',
        {
          type: 'button',
          click: () => choose(card),
        },
        element('span', {}, card.label),
        element('code', {}, groupedNumber(card.card)),
      ),
    ),
  )
  return element(
    'details',
    { class: 'aid' },
    element('summary', {}, words.testCards),
    element('p', {}, words.testCardsNote),
    element('ul', {}, ...rows),
  )
}
