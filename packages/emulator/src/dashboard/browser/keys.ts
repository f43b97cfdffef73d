import { close, rows } from './view.ts'

/** The keys of the keyboard, while nothing is being typed and no panel is open. */
const actions: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  '/': () => document.querySelector<HTMLInputElement>('#search input')?.select(),
  '?': () => document.getElementById('help')?.showPopover(),
  r: () => resend(),
}

export function onKey(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  const isTyping = target.matches('input, textarea, select')
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
    return
  }
  if (document.querySelector('[popover]:popover-open')) {
    return
  }
  if (event.key === 'Escape') {
    onEscape(target, isTyping)
    return
  }
  const action = isTyping ? undefined : actions[event.key]
  if (action) {
    event.preventDefault()
    action()
  }
}

function onEscape(target: HTMLElement, isTyping: boolean): void {
  if (isTyping) {
    target.blur()
    document.getElementById('list')?.focus()
  } else if (new URL(window.location.href).searchParams.has('show')) {
    void close()
  }
}

/** From the row with the focus, else from the row that is open. */
function move(step: 1 | -1): void {
  const all = rows()
  const focused = all.findIndex((row) => row === document.activeElement)
  const at = focused < 0 ? all.findIndex((row) => row.ariaCurrent === 'true') : focused
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))]
  next?.focus()
}

function resend(): void {
  document.querySelector<HTMLFormElement>('#detail form[data-verb="resend"]')?.requestSubmit()
}
