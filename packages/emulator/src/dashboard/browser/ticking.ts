import { clockText } from '../../shared/clockText.ts'
import { spanText } from '../../shared/spanText.ts'

const SECOND_MS = 1000

/** Lets the times on the page go on between two drawings. A clock that stands still has none that go on. */
export function startTicking(): void {
  // The emulator's clock can be ahead of this machine's.
  let ahead = 0
  let shown = ''
  setInterval(() => {
    const clock = document.querySelector<HTMLElement>('.clock-time[data-now]')
    if (!clock) {
      return
    }
    if (clock.dataset['now'] !== shown) {
      shown = clock.dataset['now'] ?? ''
      ahead = Number(shown) - Date.now()
    }
    const now = Date.now() + ahead
    clock.textContent = (clock.textContent ?? '').replace(/\d\d:\d\d:\d\d$/, clockText(now))
    for (const due of document.querySelectorAll<HTMLElement>('[data-due]')) {
      due.textContent = `in ${spanText(Math.max(0, Number(due.dataset['due']) - now))}`
    }
  }, SECOND_MS)
}
