import { element } from './element.ts'

const bars = (count: number): HTMLElement[] => Array.from({ length: count }, () => element('i'))

/** The shape of the page that will come: an order, ways to pay, a button. */
export const skeleton = (): HTMLElement =>
  element(
    'div',
    { part: 'skeleton', 'aria-hidden': 'true' },
    element('div', {}, element('div', {}, ...bars(3)), element('div', {}, ...bars(5))),
  )
