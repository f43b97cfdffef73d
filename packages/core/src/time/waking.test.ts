import { afterEach, expect, test, vi } from 'vitest'
import { onWaking } from './waking.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const show = (state: DocumentVisibilityState): void =>
  void vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)

/** As it happens in a browser: to the document, without reaching the window but by capture; or to the window. */
const happen: Record<string, () => void> = {
  visibilitychange: () => document.dispatchEvent(new Event('visibilitychange')),
  pageshow: () => window.dispatchEvent(new Event('pageshow')),
  online: () => window.dispatchEvent(new Event('online')),
}

test.each(Object.keys(happen))('%s wakes a tab that is shown, until it is told to stop', (name) => {
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

test.each(Object.keys(happen))('%s does not wake a tab that is hidden', (name) => {
  const stop = new AbortController()
  const woken = vi.fn<() => void>()
  show('hidden')
  onWaking(stop.signal, woken)
  happen[name]!()
  expect(woken).not.toHaveBeenCalled()
  stop.abort()
})

test('on a server there is nothing to wake', () => {
  const listen = vi.spyOn(globalThis, 'addEventListener')
  vi.stubGlobal('document', undefined)
  onWaking(new AbortController().signal, () => {})
  expect(listen).not.toHaveBeenCalled()
})
