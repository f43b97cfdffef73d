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

/** A drawing that says nothing to a screen reader: the words beside it do. */
export function icon(name: IconName): HTMLElement {
  return element('i', { class: `icon ${name}-icon`, 'aria-hidden': 'true' })
}
