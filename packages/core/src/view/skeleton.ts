import { element } from './element.ts'

const card = (bars: number): HTMLElement =>
  element('section', {}, ...Array.from({ length: bars }, () => element('i')))

/** The shape of the page that will come: an order, ways to pay, a button. */
export const skeleton = (): HTMLElement =>
  element('div', { part: 'skeleton', 'aria-hidden': 'true' }, element('div', {}, card(3), card(5)))
