import { element } from './element.ts'

/** The shape of the page that will come: an order, then ways to pay. */
export const skeleton = (): HTMLElement =>
  element(
    'div',
    { part: 'skeleton', 'aria-hidden': 'true' },
    ...[...'12345'].map(() => element('i')),
  )
