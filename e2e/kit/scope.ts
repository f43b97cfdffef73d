import type { ElementHandle, Frame, Page } from '@playwright/test'
import { callText, findText, read, until, type FindFrame, type Scope } from './tab.ts'

/** A document that Playwright drives. */
export function scopeOf(here: () => Promise<Page | Frame>): Scope {
  return {
    eval: async (fn, ...args) => read(await (await here()).evaluate(callText(fn, args))),
    click: async (css) => (await here()).click(css),
    type: async (css, text) => (await here()).locator(css).pressSequentially(text),
    text: async (css) => (await here()).innerText(css),
    frame: (find) => scopeOf(() => until(findText(find), async () => frameOf(await here(), find))),
  }
}

async function frameOf(parent: Page | Frame, find: FindFrame): Promise<Frame | null> {
  const found = await parent.evaluateHandle<Element | null>(findText(find))
  return (found.asElement() as ElementHandle<Element> | null)?.contentFrame() ?? null
}
