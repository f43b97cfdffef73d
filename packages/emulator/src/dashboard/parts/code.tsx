import type { JSX } from 'hono/jsx/jsx-runtime'
import { diff } from '../diff.ts'

/** JSON laid out for people; any other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
}

interface CodeProps {
  id: string
  label: string
  text: string
  /** In place of `text`, for the clipboard: the exact bytes. */
  copied?: string
}

/** A text in a fixed-width font, with a button that copies it. */
export function Code({ id, label, text, copied = text }: CodeProps): JSX.Element {
  return (
    <figure class="code" id={id}>
      <figcaption>
        <span>{label}</span>
        <CopyButton text={copied} what={label} />
      </figcaption>
      <pre tabindex={0}>{text}</pre>
    </figure>
  )
}

export function CopyButton({ text, what }: { text: string; what: string }): JSX.Element {
  return (
    <button type="button" class="quiet copy" data-copy={text} aria-label={`Copy: ${what}`}>
      <i class="icon copy-icon" aria-hidden="true" /> Copy
    </button>
  )
}

interface DiffProps {
  id: string
  label: string
  before: string
  after: string
}

/** The changed lines between two texts. Signs show them as well as colours. */
export function Diff({ id, label, before, after }: DiffProps): JSX.Element {
  const lines = diff(pretty(before), pretty(after))
  return (
    <figure class="code diff" id={id}>
      <figcaption>
        <span>{label}</span>
      </figcaption>
      <pre tabindex={0}>
        {lines.map(({ mark, text }) =>
          mark === ' ' ? (
            <span>{`  ${text}\n`}</span>
          ) : mark === '-' ? (
            <del>{`- ${text}\n`}</del>
          ) : (
            <ins>{`+ ${text}\n`}</ins>
          ),
        )}
      </pre>
    </figure>
  )
}

/** Headers, one a line. */
export function headerText(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
