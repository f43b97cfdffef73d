import { AntomError } from '../errors.ts'

const MAX_DEPTH = 20
const MAX_VALUES = 10_000
const MAX_CHARACTERS = 200_000

/** JSON data without prototypes: a polluted `Object.prototype` adds no field to it. */
export type PlainJson =
  | string
  | number
  | boolean
  | null
  | readonly PlainJson[]
  | { readonly [field: string]: PlainJson }

/**
 * Copies a request once, before it is checked, so that the checked request is the sent one. Throws INVALID_REQUEST for
 * everything that JSON cannot hold (BigInt, cycles, NaN), with the path of the field, and for requests without an end.
 */
export function plainJson(request: unknown): PlainJson | undefined {
  const above = new Set<object>()
  let values = 0
  let characters = 0

  function copy(value: unknown, path: string): PlainJson | undefined {
    values += 1
    if (values > MAX_VALUES || above.size > MAX_DEPTH) {
      throw invalid(
        'The request',
        `at most ${MAX_VALUES} values, nested at most ${MAX_DEPTH} deep`,
        'larger',
      )
    }
    if (value === null || value === undefined || typeof value === 'boolean') {
      return value ?? (value === null ? null : undefined)
    }
    if (typeof value === 'string') {
      characters += value.length
      if (characters > MAX_CHARACTERS) {
        throw invalid('The request', `at most ${MAX_CHARACTERS} characters`, 'larger')
      }
      return value
    }
    if (typeof value === 'number') {
      if (!Number.isFinite(value)) {
        throw invalid(path, 'a finite number', String(value))
      }
      return value
    }
    if (typeof value !== 'object') {
      throw invalid(path, 'JSON data', `a ${typeof value}`, 'Write it as text.')
    }
    if (above.has(value)) {
      throw invalid(path, 'JSON data', 'an object that contains itself')
    }
    above.add(value)
    const copied = copyObject(value, path)
    above.delete(value)
    return copied
  }

  function copyObject(value: object, path: string): PlainJson | undefined {
    const { toJSON } = value as { toJSON?: unknown }
    if (typeof toJSON === 'function') {
      return copy(Reflect.apply(toJSON, value, []), path)
    }
    if (Array.isArray(value)) {
      if (value.length > MAX_VALUES) {
        throw invalid(path, `a list of at most ${MAX_VALUES} values`, 'longer')
      }
      return Array.from(value, (item, index) => copy(item, `${path}[${index}]`) ?? null)
    }
    const copied: Record<string, PlainJson> = Object.create(null)
    for (const key of Object.keys(value)) {
      const item = copy((value as Record<string, unknown>)[key], path ? `${path}.${key}` : key)
      characters += key.length
      if (item !== undefined) {
        copied[key] = item
      }
    }
    return copied
  }

  try {
    return copy(request, '')
  } catch (cause) {
    if (cause instanceof AntomError) {
      throw cause
    }
    throw new AntomError(
      'INVALID_REQUEST',
      'The request must be JSON data, but it could not be read: one of its getters or its toJSON threw. See `cause`.',
      { cause },
    )
  }
}

function invalid(path: string, expected: string, came: string, cure?: string): AntomError {
  const where = path.length > 200 ? `${path.slice(0, 200)}…` : path || 'The request'
  return new AntomError(
    'INVALID_REQUEST',
    `${where} must be ${expected}, but it was ${came}. ${cure ?? 'Send less, or leave it out.'}`,
  )
}
