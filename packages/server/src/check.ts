import { AntomError } from './error.ts'

export const invalidRequest = (message: string): AntomError =>
  new AntomError('INVALID_REQUEST', message)

/** Requires a text of at most `max` characters. */
export function checkText(text: unknown, field: string, max: number): asserts text is string {
  if (typeof text !== 'string' || text === '') {
    const came = text === '' ? 'empty' : text === undefined ? 'missing' : `a ${typeof text}`
    throw invalidRequest(`${field} must be a text, but it was ${came}.`)
  }
  if (text.length > max) {
    throw invalidRequest(`${field} must have at most ${max} characters, but it has ${text.length}.`)
  }
}
