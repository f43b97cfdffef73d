import type { Child } from 'hono/jsx'
import type { JSX } from 'hono/jsx/jsx-runtime'

interface VerbFormProps {
  verb: string
  /** The fields that are not asked for. */
  fields?: Record<string, string>
  class?: string
  id?: string
  children?: Child
}

/** A form that does a verb. It works without the script as well: the answer is then the page, with what was done on top. */
export function VerbForm({ verb, fields = {}, children, ...rest }: VerbFormProps): JSX.Element {
  return (
    <form method="post" action={`/dashboard/do/${verb}`} data-verb={verb} {...rest}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}

interface VerbButtonProps extends Omit<VerbFormProps, 'children'> {
  label: string
  /** `primary` stands out, `danger` warns. */
  kind?: 'primary' | 'plain' | 'quiet' | 'danger'
  hint?: string
  /** The key of the keyboard that does the same. */
  shortcut?: string
}

export function VerbButton({
  label,
  kind = 'plain',
  hint,
  shortcut,
  ...form
}: VerbButtonProps): JSX.Element {
  return (
    <VerbForm {...form}>
      <button class={kind} title={hint} aria-keyshortcuts={shortcut}>
        {label}
        {shortcut && <kbd aria-hidden="true">{shortcut}</kbd>}
      </button>
    </VerbForm>
  )
}
