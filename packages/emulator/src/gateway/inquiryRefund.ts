import * as v from 'valibot'
import type { Antom } from '../antom.ts'
import { optionalText, record } from './fields.ts'
import { refundFields } from './refundFields.ts'
import { readRequest } from './request.ts'
import { refusal, result, type Answer } from './result.ts'

/** Either id; when both are there, `refundId` wins (PROTOCOL.md, "capture, refund and cancel"). */
interface RefundIds {
  refundRequestId?: string | undefined
  refundId?: string | undefined
}

const schema = v.pipe(
  record<RefundIds>({ refundRequestId: optionalText(64), refundId: optionalText(64) }),
  v.check(
    ({ refundRequestId, refundId }) => Boolean(refundRequestId || refundId),
    'needs refundRequestId or refundId, but has neither',
  ),
)

export function inquiryRefund({ sessions }: Antom, body: unknown): Answer {
  const read = readRequest(schema, body)
  if (!read.ok) {
    return refusal('PARAM_ILLEGAL', read.problem)
  }
  const { refundId, refundRequestId = '' } = read.request
  const found = refundId
    ? sessions.byRefundId(refundId)
    : sessions.byRefundRequestId(refundRequestId)
  return found
    ? { ...refundFields(found.refund), refundStatus: 'SUCCESS', result: result('SUCCESS') }
    : refusal('REFUND_NOT_EXIST')
}
