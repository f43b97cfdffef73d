import type * as v from 'valibot'
import { AntomError } from '../errors.ts'
import { checked } from '../request/checked.ts'
import { plainJson, type PlainJson } from '../request/plainJson.ts'
import type { RequestBody } from './call.ts'

export const invalidRequest = (message: string): AntomError =>
  new AntomError('INVALID_REQUEST', message)

/** Checks a request. Throws INVALID_REQUEST with the schema's sentence about the first wrong field. */
export function checkedRequest(
  schema: v.GenericSchema,
  request: PlainJson | undefined,
): RequestBody {
  const body = checked(schema, request, { whole: 'The request', error: invalidRequest })
  // Again without prototypes, which the schema's output has.
  return plainJson(body) as RequestBody
}
