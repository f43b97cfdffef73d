import { afterEach, expect, test, vi } from 'vitest'
import { onWaking } from './waking.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const show = (state: DocumentVisibilityState): void =>
  void vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)

/** As in a browser: on the document, from where the window hears it only while capturing, or on the window. */
const happen: Record<string, () => void> = {
  visibilitychange: () => document.dispatchEvent(new Event('visibilitychange')),
  pageshow: () => window.dispatchEvent(new Event('pageshow')),
  online: () => window.dispatchEvent(new Event('online')),
}

test.each(Object.keys(happen))('%s wakes a visible tab, until it is stopped', (name) => {
  const stop = new AbortController()
  const woken = vi.fn<() => void>()
  show('visible')
  onWaking(stop.signal, woken)
  happen[name]!()
  expect(woken).toHaveBeenCalledTimes(1)
  stop.abort()
  happen[name]!()
  expect(woken).toHaveBeenCalledTimes(1)
})

test.each(Object.keys(happen))('%s does not wake a hidden tab', (name) => {
  const stop = new AbortController()
  const woken = vi.fn<() => void>()
  show('hidden')
  onWaking(stop.signal, woken)
  happen[name]!()
  expect(woken).not.toHaveBeenCalled()
  stop.abort()
})

test('on a server nothing is listened to', () => {
  const listen = vi.spyOn(globalThis, 'addEventListener')
  vi.stubGlobal('document', undefined)
  onWaking(new AbortController().signal, () => {})
  expect(listen).not.toHaveBeenCalled()
})
