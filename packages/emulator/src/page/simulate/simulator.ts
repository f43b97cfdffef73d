import type { Simulation, TestCard } from '../../scenarios/simulation.ts'
import { groupedNumber } from '../card/cardNumber.ts'
import { element } from '../element.ts'
import { icon } from '../icon.ts'
import { words } from '../words.ts'

/** The panel "Simulate". Antom's page has none, so it is closed at first and labelled as the emulator's. */
export interface Simulator {
  node: HTMLElement
  /** Offers the test cards while there is a form to fill in. */
  offerCards: (choose: ((card: TestCard) => void) | undefined) => void
}

export function createSimulator(
  { current, label, behaviours, cards }: Simulation,
  choose: (scenario: string) => void,
): Simulator {
  let fill: ((card: TestCard) => void) | undefined
  const behaviourRows = behaviours.map((row) =>
    choice([row.label, element('small', {}, row.happens)], () => choose(row.scenario), {
      'aria-pressed': String(row.scenario === current),
    }),
  )
  const cardRows = cards.map((card) =>
    choice([card.label, element('code', {}, groupedNumber(card.card))], () => {
      node.open = false
      fill?.(card)
    }),
  )
  const cardGroup = group(words.testCards, words.testCardsNote, cardRows)
  cardGroup.hidden = true

  const node = element(
    'details',
    { class: 'aid' },
    element(
      'summary',
      {},
      icon('simulate'),
      element('span', {}, words.simulate),
      element('span', { class: 'aid-current' }, label),
    ),
    element(
      'div',
      { class: 'aid-groups' },
      cardGroup,
      group(words.behaviour, words.behaviourNote, behaviourRows),
    ),
  )
  return {
    node,
    offerCards: (given) => {
      fill = given
      cardGroup.hidden = !given
    },
  }
}

function group(heading: string, note: string, rows: Node[]): HTMLElement {
  return element(
    'section',
    { 'aria-label': heading },
    element('h2', {}, heading),
    element('p', {}, note),
    element('ul', {}, ...rows),
  )
}

function choice(
  [label, aside]: [string, Node],
  press: () => void,
  attributes: Record<string, string> = {},
): HTMLElement {
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', click: press, ...attributes },
      element('span', {}, label),
      aside,
    ),
  )
}
