import type { Stop } from './emitter.ts'

/** Calls `listener` when the tab is shown, restored or online again. */
export function onWaking(listener: () => void): Stop {
  const wake = (): void => {
    if (document.visibilityState !== 'hidden') listener()
  }
  document.addEventListener('visibilitychange', wake)
  window.addEventListener('pageshow', wake)
  window.addEventListener('online', wake)
  return () => {
    document.removeEventListener('visibilitychange', wake)
    window.removeEventListener('pageshow', wake)
    window.removeEventListener('online', wake)
  }
}
