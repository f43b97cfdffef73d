import { say } from './say.ts'
import { draw } from './view.ts'

interface Answer {
  readonly done?: string
  readonly problem?: string
}

/** Sends a verb's form in the background, and says what became of it. */
export async function send(form: HTMLFormElement): Promise<void> {
  // One at a time: a second press while the first is under way would do it twice.
  if (form.hasAttribute('aria-busy')) {
    return
  }
  form.setAttribute('aria-busy', 'true')
  say('Working…')
  try {
    const response = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      headers: { accept: 'application/json' },
      body: new URLSearchParams(fieldsOf(form)),
    })
    const { done, problem = `HTTP ${response.status}` } = (await response
      .json()
      .catch(() => ({}))) as Answer
    say(done ?? problem, done === undefined)
    if (done !== undefined) {
      form.closest<HTMLElement>('[popover]:popover-open')?.hidePopover()
    }
    await draw()
  } catch {
    say('The emulator did not answer. Is it still running?', true)
  } finally {
    form.removeAttribute('aria-busy')
  }
}

function fieldsOf(form: HTMLFormElement): string[][] {
  return [...new FormData(form)].map(([name, value]) => [
    name,
    typeof value === 'string' ? value : '',
  ])
}

/** Fields with `data-remember` have the same value again when the page is loaded again. */
export function rememberFields(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-remember]')) {
    const key = `antom-emulator:${field.dataset['remember']}`
    field.value = localStorage.getItem(key) ?? field.value
    field.addEventListener('change', () => localStorage.setItem(key, field.value))
  }
}
