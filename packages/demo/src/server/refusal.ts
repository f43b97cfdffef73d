import type { Context } from 'hono'

interface Checked {
  readonly success: boolean
  readonly issues?: readonly { readonly message: string }[] | undefined
}

/** Answers a body that does not fit its schema with the schema's sentence. */
export function refusal(
  { success, issues }: Checked,
  c: Pick<Context, 'json'>,
): Response | undefined {
  return success ? undefined : c.json({ error: issues?.[0]?.message }, 400)
}
