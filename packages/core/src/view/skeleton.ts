import { element } from './element.ts'

/** The shape of the page that is loading: an order, then ways to pay. */
export const skeleton = (): HTMLElement =>
  element(
    'div',
    { part: 'skeleton', 'aria-hidden': 'true' },
    ...Array.from({ length: 5 }, () => element('i')),
  )
