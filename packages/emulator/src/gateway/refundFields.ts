import type { Refund } from '../payment/funds.ts'
import { isoTime } from './isoTime.ts'

/** A refund as the answers to refund and inquiryRefund, and its notification, show it. */
export function refundFields({ id, requestId, amount, time }: Refund): object {
  return {
    grossSettlementAmount: amount,
    refundAmount: amount,
    refundId: id,
    refundRequestId: requestId,
    refundTime: isoTime(time),
  }
}
