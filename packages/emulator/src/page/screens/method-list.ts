import type { PaymentMethod } from '../../payment/payment-method.ts'
import { element } from '../element.ts'
import { icon, type IconName } from '../icon.ts'
import { words } from '../words.ts'

export interface MethodList {
  node: HTMLElement
  selected: () => PaymentMethod
  select: (kind: PaymentMethod['kind']) => void
}

const looks: Record<PaymentMethod['kind'], { icon: IconName; hint: string }> = {
  card: { icon: 'card', hint: words.cardHint },
  wallet: { icon: 'wallet', hint: words.walletHint },
  qr: { icon: 'qr', hint: words.qrHint },
}

/** Radio buttons, each with a panel below it that shows while it is chosen. */
export function createMethodList(
  methods: readonly PaymentMethod[],
  panelOf: (method: PaymentMethod) => Node,
  onChange: (method: PaymentMethod) => void,
): MethodList {
  const rows = methods.map((method, index) => {
    const id = `method-${method.type}`
    const hint = element(
      'span',
      { class: 'method-hint', id: `${id}-hint` },
      looks[method.kind].hint,
    )
    const radio = element('input', {
      type: 'radio',
      name: 'method',
      id,
      checked: index === 0,
      'aria-describedby': hint.id,
      change: () => update(),
    })
    const label = element(
      'label',
      { for: id },
      element('span', { class: 'method-name' }, method.label),
    )
    const head = element(
      'div',
      { class: 'method-head' },
      radio,
      label,
      hint,
      icon(looks[method.kind].icon),
    )
    const panel = element('div', { class: 'method-panel', hidden: true }, panelOf(method))
    return { method, radio, panel, node: element('div', { class: 'method' }, head, panel) }
  })

  const chosen = (): (typeof rows)[number] => rows.find(({ radio }) => radio.checked) ?? rows[0]!
  const update = (): void => {
    for (const { radio, panel } of rows) panel.hidden = !radio.checked
    onChange(chosen().method)
  }
  update()

  return {
    node: element(
      'fieldset',
      { class: 'methods' },
      element('legend', { class: 'visually-hidden' }, words.method),
      ...rows.map(({ node }) => node),
    ),
    selected: () => chosen().method,
    select: (kind) => {
      const row = rows.find(({ method }) => method.kind === kind)
      if (row) row.radio.checked = true
      update()
    },
  }
}
