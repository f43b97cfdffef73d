import { attachView, frameHost, type ViewOptions } from '@antom-checkout/core/view'
import './core.ts'

interface Shown {
  /** Shows `window.checkout` in `#host`, and mounts it. */
  open: (options?: ViewOptions) => void
  close: () => void
  /** Ends the view and shows it anew. */
  reopen: (options?: ViewOptions) => void
  /** All texts of the live region so far. */
  said: string[]
  /** Layout shifts so far, added up. */
  shifts: () => number
}

const host = document.querySelector('#host')!
const root = host.attachShadow({ mode: 'open' })
let stop = (): void => {}
let shifted = 0
const count = (entries: PerformanceEntryList): void => {
  for (const entry of entries) shifted += (entry as PerformanceEntry & { value: number }).value
}
const shifts = new PerformanceObserver((list) => count(list.getEntries()))
shifts.observe({ type: 'layout-shift', buffered: true })

window.view = {
  said: [],
  open(options) {
    stop = attachView(root, window.checkout, options)
    const live = root.querySelector('[role=status]')!
    const hear = (): void => {
      const text = [...live.children].map((sentence) => sentence.textContent).join(' | ')
      if (text) window.view.said.push(text)
    }
    hear()
    new MutationObserver(hear).observe(live, { childList: true })
    window.started = window.antom.outcome(window.checkout.mount(frameHost(root)))
  },
  close: () => stop(),
  reopen(options) {
    stop()
    stop = attachView(root, window.checkout, options)
  },
  shifts() {
    count(shifts.takeRecords())
    return shifted
  },
}

declare global {
  interface Window {
    view: Shown
  }
}
