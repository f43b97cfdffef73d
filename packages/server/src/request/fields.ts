import * as v from 'valibot'
import type { Amount } from '../amount.ts'
import { came } from '../came.ts'

type Field = v.GenericSchema<unknown, unknown>
type Entries = v.ObjectEntries

/** `shows`: its wrong value may stand in a message. Never for ids, addresses and what belongs to a buyer. */
interface Wording {
  readonly expected: string
  readonly cure?: string | undefined
  readonly shows?: boolean | undefined
}

/** The second half of a message: "must be …, but it was …. Do …." The field's path is put before it. */
function says({ expected, cure, shows = false }: Wording): (issue: v.BaseIssue<unknown>) => string {
  return ({ input }) =>
    `must be ${expected}, but it was ${came(input, shows)}.${cure ? ` ${cure}` : ''}`
}

/** A field with one sentence for all that may be wrong with it. */
export function field<Value>(
  isRight: (value: unknown) => boolean,
  expected: string,
  cure?: string,
  shows?: 'shows',
): v.GenericSchema<Value> {
  const wording = { expected, cure, shows: shows !== undefined }
  return v.pipe(v.custom<Value>(isRight, says(wording)), v.metadata(wording))
}

/** An object; further fields pass. The sentence of a required field that is missing is the field's own. */
export function shape<Fields extends Entries>(
  fields: Fields,
  expected = 'an object',
): v.LooseObjectSchema<Fields, (issue: v.BaseIssue<unknown>) => string> {
  const ofShape = says({ expected })
  // No prototype: valibot also walks what a polluted `Object.prototype` adds.
  const entries: Fields = Object.assign(Object.create(null), fields)
  return v.looseObject(entries, (issue) => {
    const key = issue.path?.at(-1)?.key
    const missing = key === undefined ? undefined : entries[key as string]
    return missing === undefined ? ofShape(issue) : says(wordingOf(missing as Field))(issue)
  })
}

function wordingOf(schema: Field): Wording {
  const { expected = 'an object', ...rest } = v.getMetadata(schema) as Partial<Wording>
  return { expected, ...rest }
}

export function list<Item extends Field>(
  item: Item,
  max: number,
  min = 0,
): v.GenericSchema<unknown, v.InferOutput<Item>[]> {
  const sentence = says({ expected: `a list of ${min} to ${max}` })
  return v.pipe(v.array(item, sentence), v.minLength(min, sentence), v.maxLength(max, sentence))
}

/** May be missing or null. */
export const optional: typeof v.nullish = v.nullish

// oxlint-disable-next-line no-control-regex -- control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f]/

export const text = (max: number): v.GenericSchema<string> =>
  field(
    (value) =>
      typeof value === 'string' && value !== '' && value.length <= max && !CONTROL.test(value),
    `a text of 1 to ${max} characters in one line`,
  )

/** Text for people: it may have several lines. */
export const words = (max: number): v.GenericSchema<string> =>
  field(
    (value) => typeof value === 'string' && value !== '' && value.length <= max,
    `a text of 1 to ${max} characters`,
  )

export const oneOf = (...values: readonly (string | boolean)[]): v.GenericSchema<string> =>
  field(
    (value) => values.includes(value as string),
    values.map((value) => JSON.stringify(value)).join(' or '),
    undefined,
    'shows',
  )

export const flag: v.GenericSchema<boolean> = field(
  (value) => typeof value === 'boolean' || value === 'true' || value === 'false',
  'true or false',
  undefined,
  'shows',
)

export const currency: v.GenericSchema<string> = field(
  (value) => typeof value === 'string' && /^[A-Z]{3}$/.test(value),
  'three capital letters (ISO 4217)',
  undefined,
  'shows',
)

/** Money in a request: a positive integer as text. Antom rounds rupiah to hundreds: the last two digits are 00. */
export const amount: v.GenericSchema<unknown, Amount> = v.pipe(
  shape(
    {
      currency,
      value: field<string>(
        (value) => typeof value === 'string' && /^[1-9]\d{0,15}$/.test(value),
        'a positive integer as text of at most 16 digits, in the smallest unit of the currency',
        '60.00 is "6000"; in JPY, KRW, CLP and VND 60 is "60".',
        'shows',
      ),
    },
    '{ currency, value }',
  ),
  v.forward(
    v.check(
      ({ currency: code, value }) => code !== 'IDR' || value.endsWith('00'),
      ({ input }) =>
        `must end with 00 in IDR, but it was "${(input as { value: string }).value}". Round it to whole rupiah.`,
    ),
    ['value'],
  ),
  v.metadata({ expected: '{ currency, value }' }),
)

/** Money in an answer: digits as text. */
export const answeredAmount: v.GenericSchema<unknown, Amount> = shape({
  currency,
  value: field<string>(
    (value) => typeof value === 'string' && /^\d{1,16}$/.test(value),
    'digits as text',
    undefined,
    'shows',
  ),
})
