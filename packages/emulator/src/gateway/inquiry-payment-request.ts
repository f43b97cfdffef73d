import * as v from 'valibot'
import { readRequest, type ReadRequest } from './request.ts'

/** Either id will do; when both are there, `paymentId` wins (protocol §7.6). */
export interface InquiryPaymentRequest {
  paymentRequestId?: string | undefined
  paymentId?: string | undefined
}

const id = v.optional(v.pipe(v.string(), v.maxLength(64, 'must have at most 64 characters')))

const schema = v.pipe(
  v.looseObject({ paymentRequestId: id, paymentId: id }),
  v.check(
    (value) => Boolean(value.paymentRequestId || value.paymentId),
    'needs paymentRequestId or paymentId, but has neither',
  ),
) satisfies v.GenericSchema<unknown, InquiryPaymentRequest>

export function readInquiryPayment(body: unknown): ReadRequest<InquiryPaymentRequest> {
  return readRequest(schema, body)
}
