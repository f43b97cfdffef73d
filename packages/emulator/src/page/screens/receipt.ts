import type { KnownSession } from '../../payment/sessionView.ts'
import { brandLabel } from '../../shared/cardBrand.ts'
import { element } from '../element.ts'
import { money } from '../../shared/money.ts'
import { words } from '../words.ts'

/** The payment in four lines, for a result page. */
export function receipt(session: KnownSession, language: string): Node {
  const rows: [string, string | undefined][] = [
    [words.amount, money(session.amount, language)],
    [words.merchant, session.merchantName],
    [words.orderNumber, session.orderId],
    [words.paidWith, paidWith(session)],
  ]
  return element(
    'dl',
    { class: 'receipt' },
    ...rows.map(
      ([term, value]) =>
        value && element('div', {}, element('dt', {}, term), element('dd', {}, value)),
    ),
  )
}

/** "Visa •••• 1111", "Alipay". */
function paidWith({ payment, methods }: KnownSession): string | undefined {
  const label = methods.find(({ type }) => type === payment?.methodType)?.label
  const card = payment?.result.cardPaymentResultInfo
  return card ? `${brandLabel(card.cardBrand) ?? label} •••• ${card.cardNo.slice(-4)}` : label
}
