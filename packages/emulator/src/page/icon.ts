import { element } from './element.ts'

/** Our own plain drawings: the marks of wallets and card schemes belong to their owners. Each is a file beside the styles. */
export type IconName =
  | 'card'
  | 'wallet'
  | 'qr'
  | 'device'
  | 'lock'
  | 'back'
  | 'success'
  | 'failure'
  | 'pending'
  | 'simulate'
  | 'notice'

/** A drawing that screen readers skip: the words beside it say the same. */
export function icon(name: IconName): HTMLElement {
  return element('i', { class: `icon ${name}-icon`, 'aria-hidden': 'true' })
}
