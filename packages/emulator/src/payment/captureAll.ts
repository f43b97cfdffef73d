import type { Attempt } from './attempt.ts'
import { createId } from './createId.ts'
import type { Capture } from './funds.ts'
import { isCaptured } from './paymentMethods.ts'
import type { Session } from './session.ts'

/** Captures the whole payment, as Antom does by itself unless `captureMode` is `MANUAL`. */
export function captureAll(
  { request, funds }: Session,
  { methodType }: Attempt,
  time: number,
): Capture | undefined {
  if (!isCaptured(methodType) || request.paymentFactor?.captureMode === 'MANUAL') {
    return undefined
  }
  const { paymentRequestId: requestId, paymentAmount: amount } = request
  // The guide's sample of an automatic capture has the paymentRequestId as its captureRequestId.
  const capture = { id: createId(time), requestId, amount, time }
  funds.captures.push(capture)
  funds.isFullyCaptured = true
  return capture
}
