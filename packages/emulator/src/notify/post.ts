import type { Delivery } from './notification.ts'
import { isAcknowledgement } from './acknowledgement.ts'

const LONGEST_ANSWER_MS = 10_000
const LARGEST_ANSWER_BYTES = 64 * 1024
const KEPT_CHARACTERS = 2000
const KEPT_HEADERS = 30

/** The part of a delivery that the shop's answer decides. */
export type PostResult = Pick<
  Delivery,
  'outcome' | 'status' | 'body' | 'headers' | 'error' | 'took'
>

/** Sends one notification. Never rejects: the result has the reason. Redirects are not followed. */
export async function post(
  url: string,
  sent: { headers: Record<string, string>; body: string },
  closing: AbortSignal,
): Promise<PostResult> {
  const started = performance.now()
  const took = (): number => Math.round(performance.now() - started)
  const signal = AbortSignal.any([closing, AbortSignal.timeout(LONGEST_ANSWER_MS)])
  try {
    const response = await fetch(url, { method: 'POST', ...sent, redirect: 'manual', signal })
    const { text, isWhole } = await readText(response)
    const isDone = isWhole && isAcknowledgement(text)
    const outcome =
      response.status === 200 ? (isDone ? 'acknowledged' : 'not-acknowledged') : 'refused'
    return {
      outcome,
      status: response.status,
      body: text.slice(0, KEPT_CHARACTERS),
      headers: Object.fromEntries([...response.headers].slice(0, KEPT_HEADERS)),
      took: took(),
    }
  } catch (error) {
    return { outcome: 'unreachable', error: reasonOf(error), took: took() }
  }
}

/** The text of an answer, up to a limit: an endless one is not read to its end. */
async function readText({ body }: Response): Promise<{ text: string; isWhole: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    chunks.push(chunk)
    size += chunk.length
    if (size > LARGEST_ANSWER_BYTES) {
      break
    }
  }
  return { text: Buffer.concat(chunks).toString(), isWhole: size <= LARGEST_ANSWER_BYTES }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error
  return cause instanceof Error ? `${message}: ${cause.message}` : message
}
