const byId = (id: string): HTMLElement | null => document.getElementById(id)

const SHOWN_MS = 6000
let timer: ReturnType<typeof setTimeout> | undefined

/** Says what was done, or why not: on the page, and to screen readers. */
export function say(text: string, isError = false): void {
  const toast = byId('toast')
  if (!toast) {
    return
  }
  clearTimeout(timer)
  // Again as a new text, so that a screen reader says it again.
  toast.textContent = ''
  toast.className = isError ? 'toast error' : 'toast'
  toast.setAttribute('role', isError ? 'alert' : 'status')
  toast.textContent = text
  timer = setTimeout(() => (toast.textContent = ''), isError ? 2 * SHOWN_MS : SHOWN_MS)
}

/** Tells screen readers what is new in the list. */
export function tellNews(texts: readonly string[]): void {
  const news = byId('news')
  const latest = texts.at(-1)
  if (news && latest) {
    news.textContent = texts.length === 1 ? latest : `${texts.length} new entries. ${latest}`
  }
}

/** Says that the emulator is gone, or that it is there again. */
export function sayLost(isLost: boolean): void {
  const lost = byId('lost')
  const text = isLost
    ? 'The connection to the emulator is lost. Is it still running? This page goes on by itself when it is there again.'
    : ''
  if (lost && lost.textContent !== text) {
    lost.textContent = text
  }
}
