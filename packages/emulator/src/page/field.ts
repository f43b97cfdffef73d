import { element } from './element.ts'

/** A labelled input that says, in words beside it, what is wrong with what was typed. */
export interface Field {
  node: HTMLElement
  input: HTMLInputElement
  /** Shows the problem, or that there is none. → is it fine? */
  check: () => boolean
}

interface FieldOptions {
  name: string
  label: string
  attributes: Record<string, string>
  /** The problem with this text; undefined when there is none. */
  problem: (text: string) => string | undefined
  /** How a text is written while it is typed. */
  write?: (text: string) => string
  aside?: Node
}

export function createField({
  name,
  label,
  attributes,
  problem,
  write,
  aside,
}: FieldOptions): Field {
  const error = element('p', { class: 'error', id: `${name}-error` })
  const input = element('input', {
    id: name,
    name,
    'aria-describedby': error.id,
    'aria-required': 'true',
    ...attributes,
  })

  const check = (): boolean => {
    const found = problem(input.value)
    input.setAttribute('aria-invalid', String(Boolean(found)))
    error.textContent = found ?? ''
    return !found
  }

  input.addEventListener('input', (event) => {
    if (write && !isDeleting(event)) rewrite(input, write)
    // A solved problem disappears at once; a new one is shown when the buyer has finished typing.
    if (input.getAttribute('aria-invalid') === 'true') check()
  })
  input.addEventListener('blur', () => input.value && check())

  const head = element(
    'div',
    { class: 'field-head' },
    element('label', { for: name }, label),
    aside,
  )
  return {
    node: element('div', { class: `field ${name}` }, head, input, error),
    input,
    check,
  }
}

// A space or slash that the buyer deletes must not be added again.
function isDeleting(event: Event): boolean {
  return event instanceof InputEvent && event.inputType.startsWith('delete')
}

/** Writes the text anew and leaves the caret behind the same digit. */
function rewrite(input: HTMLInputElement, write: (text: string) => string): void {
  const caret = input.selectionStart ?? input.value.length
  const atEnd = caret === input.value.length
  const digitsBefore = input.value.slice(0, caret).replace(/\D/g, '').length
  const written = write(input.value)
  if (written === input.value) return
  input.value = written
  if (atEnd) return
  let at = 0
  for (let seen = 0; at < written.length && seen < digitsBefore; at++) {
    if (/\d/.test(written[at]!)) seen++
  }
  input.setSelectionRange(at, at)
}
