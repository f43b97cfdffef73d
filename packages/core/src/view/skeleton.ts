import { element } from './element.ts'

const bar = (): HTMLElement => element('i')

/** The shape of the page that will come: an order, ways to pay, a button. */
export const skeleton = (): HTMLElement =>
  element(
    'div',
    { part: 'skeleton', 'aria-hidden': 'true' },
    element(
      'div',
      {},
      element('section', {}, bar(), bar(), bar()),
      element('section', {}, bar(), bar(), bar(), bar(), bar()),
    ),
  )
