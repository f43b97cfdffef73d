import type { Page } from '@playwright/test'

/** Mistakes in the layout of each checkout on the page: texts that are cut off, overlap, or are out of sight. */
export const misplaced = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const wrong: string[] = []
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways')
    const hosts = document.querySelectorAll('[data-antom-checkout], antom-checkout')
    for (const host of hosts) {
      if (!host.shadowRoot) continue
      const bounds = host.getBoundingClientRect()
      const parts = [
        ...host.shadowRoot.querySelectorAll<HTMLElement>('span, h2, [part=text], a, button'),
      ]
        .filter((part) => part.checkVisibility())
        .map((part) => ({ part, text: part.innerText, box: part.getBoundingClientRect() }))
      for (const { part, text, box } of parts) {
        if (box.left < bounds.left - 0.5 || box.right > bounds.right + 0.5)
          wrong.push(`out at a side: ${text}`)
        if (box.top < bounds.top - 0.5 || box.bottom > bounds.bottom + 0.5)
          wrong.push(`out above or below: ${text}`)
        if (part.scrollWidth > part.clientWidth + 1 && part.clientWidth)
          wrong.push(`cut off: ${text}`)
        if (
          part.matches('[part=button]') &&
          hosts.length === 1 &&
          innerHeight >= 800 &&
          box.bottom > innerHeight
        ) {
          wrong.push(`below the fold: ${text}`)
        }
      }
      for (const [index, one] of parts.entries()) {
        for (const other of parts.slice(index + 1)) {
          const across =
            Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left)
          const down =
            Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top)
          if (across > 1 && down > 1) wrong.push(`overlapping: ${one.text} / ${other.text}`)
        }
      }
    }
    return wrong
  })
