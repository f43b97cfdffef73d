import * as v from 'valibot'

/** Checks data against a schema. Throws the schema's sentence about the first field that is wrong. */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
  { whole, error }: { readonly whole: string; readonly error: (message: string) => Error },
): v.InferOutput<Schema> {
  const { success, output, issues } = v.safeParse(schema, data, { abortEarly: true })
  if (success) {
    return output
  }
  const [issue] = issues
  throw error(`${pathOf(issue, whole)} ${issue.message}`)
}

function pathOf({ path }: v.BaseIssue<unknown>, whole: string): string {
  let text = ''
  for (const { key } of path ?? []) {
    text += typeof key === 'number' ? `[${key}]` : `${text ? '.' : ''}${String(key)}`
  }
  return text || whole
}
