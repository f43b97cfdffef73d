import type { Antom } from '../antom.ts'
import type { Control } from '../control/control.ts'
import type { Address } from './address.ts'

/** Everything that one page of the dashboard is rendered from. */
export interface Scene {
  readonly antom: Antom
  readonly control: Control
  readonly address: Address
  /** The emulator's own address. */
  readonly url: string
  readonly now: number
}

/** The order of a payment, for people. */
export function orderOf({ antom }: Scene, paymentId: string | undefined): string | undefined {
  return paymentId && antom.sessions.ofPaymentId(paymentId)?.request.order.referenceOrderId
}
