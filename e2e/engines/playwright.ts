import { chromium, type Browser, type ElementHandle, type Frame, type Page } from '@playwright/test'
import { firefox } from 'playwright-core-bidi'
import { chromium as options, chromiumShell } from '../chromium.ts'
import {
  callText,
  findText,
  read,
  until,
  type FindFrame,
  type Launched,
  type Scope,
} from './tab.ts'

/** Chromium with its back-forward cache, which Playwright turns off. */
export const launchChromium = async (): Promise<Launched> =>
  launched(
    await chromium.launch({
      ...options(),
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    }),
  )

/** Chromium without a window to draw, which is quicker, and keeps no page to come back to. */
export const launchShell = async (): Promise<Launched> =>
  launched(await chromium.launch(chromiumShell()))

/** The stock Firefox, over WebDriver BiDi: the Playwright of the other tests asks a command that the ESR lacks. */
export const launchFirefox = async (): Promise<Launched> =>
  launched(
    (await firefox.launch({
      channel: 'moz-firefox',
      executablePath: process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr',
      firefoxUserPrefs: {
        // Without it, clicks into frames of other sites get lost.
        'fission.webContentIsolationStrategy': 0,
        'network.dns.forceResolve': '127.0.0.1',
      },
    })) as unknown as Browser,
  )

const launched = (browser: Browser): Launched => ({
  close: () => browser.close(),
  async open() {
    const context = await browser.newContext()
    const page = await context.newPage()
    const scope = scopeOf(async () => page)
    return {
      close: () => context.close(),
      tab: {
        ...scope,
        goto: async (url) => void (await page.goto(url)),
        url: () => address(page),
        back: () => scope.eval(() => void setTimeout(() => history.back())),
        size: (width, height) => page.setViewportSize({ width, height }),
        press: (key) => page.keyboard.press(key),
        screenshot: () => page.screenshot(),
      },
    }
  },
})

/** Asked in the page: Playwright's own answer lags behind in Firefox, where the back-forward cache brought a page back. */
const address = (page: Page): Promise<string> =>
  until('The address', () => page.evaluate(() => location.href).catch(unlessLeft))

function unlessLeft(error: unknown): null {
  if (/context was destroyed/.test(String(error))) return null
  throw error
}

function scopeOf(here: () => Promise<Page | Frame>): Scope {
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
