import { optional, shape, text } from '../request/fields.ts'
import type { PlainJson } from '../request/plainJson.ts'
import type { RequestBody } from './call.ts'
import { checkedRequest, invalidRequest } from './checkedRequest.ts'

const schema = shape({
  paymentId: optional(text(64)),
  paymentRequestId: optional(text(64)),
  merchantAccountId: optional(text(32)),
})

/** Checks a request that names its payment by one of two ids. */
export function paymentIds(request: PlainJson | undefined): RequestBody {
  const body = checkedRequest(schema, request)
  if (body['paymentId'] == null && body['paymentRequestId'] == null) {
    throw invalidRequest(
      'The request must have a paymentRequestId or a paymentId, but it had neither. Pass the id of the payment.',
    )
  }
  return body
}
