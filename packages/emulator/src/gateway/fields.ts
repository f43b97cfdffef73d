import * as v from 'valibot'
import type { Amount } from './amount.ts'
import { currencies } from './currencies.ts'

// The kinds of fields in Antom's requests. Each has a sentence of its own for what is wrong, which never repeats what was sent.

export type Schema<T> = v.GenericSchema<unknown, T>

type Entries<T> = { [K in keyof T]-?: Schema<T[K]> }

/** A JSON object with these fields. Other fields are let through and forgotten. */
export function record<T>(entries: Entries<T>): Schema<T> {
  const schema = v.pipe(
    v.custom<Record<string, unknown>>(
      (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
      'must be an object',
    ),
    v.object(entries),
  )
  return schema as unknown as Schema<T>
}

/** A field that may be missing. `null` is how several official SDKs send a field that is missing. */
export const optional = <T>(schema: Schema<T>): Schema<T | undefined> =>
  v.nullish(schema, () => undefined)

export const text = (max: number): Schema<string> =>
  v.pipe(
    v.string('must be a string'),
    v.nonEmpty('must not be empty'),
    v.maxLength(max, `must have at most ${max} characters`),
  )

/** A text for which empty means the same as missing. */
export const optionalText = (max: number): Schema<string | undefined> =>
  optional(
    v.pipe(v.string('must be a string'), v.maxLength(max, `must have at most ${max} characters`)),
  )

export const list = <T>(item: Schema<T>, max: number): Schema<T[]> =>
  v.pipe(
    v.array(v.unknown(), 'must be a list'),
    v.maxLength(max, `must have at most ${max} entries`),
    v.array(item),
  )

/** Antom's documents write booleans as strings, its samples as booleans. */
export const flag: Schema<boolean> = v.pipe(
  v.custom<boolean | 'true' | 'false'>(
    (value) => value === true || value === false || value === 'true' || value === 'false',
    'must be true or false',
  ),
  v.transform((value) => value === true || value === 'true'),
)

/** A whole number, written as such or as a string. */
export const whole = (min: number, max: number): Schema<number> =>
  v.pipe(
    v.union(
      [v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number)), v.number()],
      `must be a whole number from ${min} to ${max}`,
    ),
    v.check(
      (value) => Number.isInteger(value) && value >= min && value <= max,
      `must be a whole number from ${min} to ${max}`,
    ),
  )

export const webUrl = (max: number): Schema<string> =>
  v.pipe(
    text(max),
    v.check(
      (url) => !/[\s\\\p{Cc}]/u.test(url),
      'must not contain spaces, line breaks or backslashes',
    ),
    v.check(
      (url) => /^https?:\/\//i.test(url) && URL.canParse(url),
      'must be an http(s) URL, such as "https://shop.example/result"',
    ),
    v.check((url) => {
      const { username, password } = new URL(url)
      return !username && !password
    }, 'must not contain a user name or a password'),
  )

/** Adds a rule about several fields of an object. The message is said of the field at `path`. */
export function ruled<T extends object>(
  schema: Schema<T>,
  path: readonly string[],
  holds: (value: T) => boolean,
  message: string,
): Schema<T> {
  return v.pipe(
    schema,
    v.rawCheck(({ dataset, addIssue }) => {
      if (dataset.typed && !holds(dataset.value)) {
        const [first, ...rest] = path.map((key) => pathItem(key, dataset.value))
        addIssue({ message, ...(first && { path: [first, ...rest] }) })
      }
    }),
  )
}

function pathItem(key: string, input: object): v.ObjectPathItem {
  return {
    type: 'object',
    origin: 'value',
    input: input as Record<string, unknown>,
    key,
    value: {},
  }
}

export const amount: Schema<Amount> = ruled(
  record<Amount>({
    currency: v.pipe(
      v.string('must be a string'),
      v.check((code) => currencies.has(code), 'must be an ISO 4217 code such as "SGD"'),
    ),
    value: v.pipe(
      v.string('must be a string of digits, in the smallest unit of the currency'),
      v.regex(
        /^[1-9]\d{0,15}$/,
        'must be a positive number of at most 16 digits, in the smallest unit of the currency',
      ),
    ),
  }),
  ['value'],
  ({ currency, value }) => currency !== 'IDR' || value.endsWith('00'),
  'must end in 00 when the currency is IDR',
)
