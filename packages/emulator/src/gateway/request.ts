import * as v from 'valibot'

/** A request body after the door: either what it should be, or which field is not and why. */
export type ReadRequest<T> = { ok: true; request: T } | { ok: false; problem: string }

export function readRequest<T>(schema: v.GenericSchema<unknown, T>, body: unknown): ReadRequest<T> {
  const read = v.safeParse(schema, body, { abortEarly: true })
  if (read.success) return { ok: true, request: read.output }
  const [issue] = read.issues
  const field = v.getDotPath(issue) ?? 'The body'
  const problem = issue.received === 'undefined' ? 'is required' : issue.message
  return {
    ok: false,
    problem: `${field} ${problem.startsWith('Invalid') ? `is of the wrong type: ${problem}` : problem}`,
  }
}
