import type { KnownSession } from '../../payment/sessionView.ts'
import { element } from '../element.ts'
import { money } from '../../shared/money.ts'
import { words } from '../words.ts'

/** The merchant, the amount, and the goods. */
export function orderSummary(session: KnownSession, language: string): HTMLElement {
  const total = money(session.amount, language)
  const goods = session.goods.length ? goodsList(session, language) : undefined
  return element(
    'section',
    { class: 'summary', 'aria-label': words.order },
    element('h2', {}, session.merchantName),
    element(
      'p',
      { class: 'total' },
      element('span', { class: 'visually-hidden' }, `${words.total} `),
      total,
    ),
    element('p', { class: 'description' }, session.description),
    goods,
    element(
      'p',
      { class: 'order-id' },
      `${words.orderNumber} `,
      element('span', {}, session.orderId),
    ),
  )
}

/** Open where there is room beside the form; folded up where it would push the form off the screen. */
function goodsList(session: KnownSession, language: string): HTMLElement {
  const items = session.goods.map(({ name, detail, quantity, total }) =>
    element(
      'li',
      {},
      element(
        'span',
        {},
        element('span', { class: 'goods-name' }, name),
        element(
          'span',
          { class: 'goods-detail' },
          [detail, words.quantity(quantity)].filter(Boolean).join(' · '),
        ),
      ),
      element('span', { class: 'goods-price' }, money(total, language)),
    ),
  )
  return element(
    'details',
    { open: window.matchMedia('(min-width: 680px)').matches },
    element('summary', {}, words.orderDetails(session.goods.length)),
    element('ul', { class: 'goods' }, ...items),
  )
}
