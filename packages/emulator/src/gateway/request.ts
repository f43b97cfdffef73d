import * as v from 'valibot'

/** A request body after it was checked: the fields, or the one that is wrong and why. */
export type ReadRequest<T> = { ok: true; request: T } | { ok: false; problem: string }

export function readRequest<T>(schema: v.GenericSchema<unknown, T>, body: unknown): ReadRequest<T> {
  const read = v.safeParse(schema, body, { abortEarly: true })
  if (read.success) {
    return { ok: true, request: read.output }
  }
  const [issue] = read.issues
  const field = v.getDotPath(issue)
  if (!field) {
    return { ok: false, problem: `The body ${issue.message}` }
  }
  const isMissing = issue.input === undefined || issue.input === null
  return { ok: false, problem: `${field} ${isMissing ? 'is required' : issue.message}` }
}
