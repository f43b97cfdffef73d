import type { OfferedMethod } from '../../payment/paymentMethods.ts'
import { element } from '../element.ts'
import { words } from '../words.ts'

/** Buttons above the list, one a method; each pays at once. Their names are words, not the marks of their owners. */
export function expressButtons(
  methods: readonly OfferedMethod[],
  onPay: (method: OfferedMethod) => void,
): HTMLElement {
  return element(
    'div',
    { class: 'express', role: 'group', 'aria-label': words.express },
    ...methods.map((method) =>
      element(
        'button',
        {
          type: 'button',
          class: `button express-button ${method.kind === 'device' ? 'express-device' : 'express-wallet'}`,
          click: () => onPay(method),
        },
        method.label,
      ),
    ),
  )
}
