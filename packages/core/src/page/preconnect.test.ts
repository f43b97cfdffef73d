import { afterEach, expect, test, vi } from 'vitest'
import { preconnect } from './preconnect.ts'

afterEach(() => {
  vi.restoreAllMocks()
  document.head.replaceChildren()
  document.body.replaceChildren()
})

test('a connection is opened to the origin, until it is stopped', () => {
  // Prototype.js 1.7 throws if an element is removed twice.
  vi.spyOn(Element.prototype, 'remove').mockImplementation(function (this: Element) {
    this.parentNode!.removeChild(this)
  })
  const stop = preconnect('https://antom.test/page?session=secret')
  const link = document.head.querySelector('link')!
  expect([link.rel, link.getAttribute('href')]).toEqual(['preconnect', 'https://antom.test'])
  stop()
  stop()
  expect(document.head.childElementCount).toBe(0)
})
