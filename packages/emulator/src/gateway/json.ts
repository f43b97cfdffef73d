/** A parsed body, or why it is none. */
export type Parsed = { ok: true; value: unknown } | { ok: false; problem: string }

// Antom's requests are 5 deep. JSON.parse() takes any depth, but code that walks through its result does not.
const DEEPEST = 64

const utf8 = new TextDecoder('utf-8', { fatal: true })

export function parseJson(body: Uint8Array): Parsed {
  let text: string
  try {
    text = utf8.decode(body)
  } catch {
    return { ok: false, problem: 'The body must be UTF-8' }
  }
  if (depthOf(text) > DEEPEST) {
    return { ok: false, problem: `The body must not be nested more than ${DEEPEST} levels deep` }
  }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, problem: 'The body must be JSON' }
  }
}

/** How deep a JSON text is nested, found without walking into it. Brackets inside strings do not count. */
function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (inString) {
      if (character === '\\') {
        at += 1
      } else if (character === '"') {
        inString = false
      }
    } else if (character === '"') {
      inString = true
    } else if (character === '{' || character === '[') {
      depth += 1
      deepest = Math.max(deepest, depth)
    } else if (character === '}' || character === ']') {
      depth -= 1
    }
  }
  return deepest
}
