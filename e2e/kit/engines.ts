import { chromium, type Browser, type Page } from '@playwright/test'
import { firefox } from 'playwright-core-bidi'
import { chromium as options, chromiumShell } from './chromium.ts'
import { scopeOf } from './scope.ts'
import { until, type Launched, type Tab } from './tab.ts'

/** Chromium with its back-forward cache, which Playwright turns off. */
export async function launchChromium(): Promise<Launched> {
  const browser = await chromium.launch({
    ...options(),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  return { ...launched(browser), chromium: browser }
}

/** Chromium's headless shell, which is quicker, and keeps no page to come back to. */
export async function launchShell(): Promise<Launched> {
  const browser = await chromium.launch(chromiumShell())
  return { ...launched(browser), chromium: browser }
}

/** The stock Firefox, over WebDriver BiDi: the Playwright of the other tests needs a command that the ESR lacks. */
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

function launched(browser: Browser): Launched {
  let tab: Promise<Tab> | undefined
  return { open: () => (tab ??= openTab(browser)), close: () => browser.close() }
}

async function openTab(browser: Browser): Promise<Tab> {
  const page = await (await browser.newContext()).newPage()
  const scope = scopeOf(async () => page)
  return {
    ...scope,
    goto: async (url) => void (await page.goto(url)),
    url: () => address(page),
    back: () => scope.eval(() => void setTimeout(() => history.back())),
    size: (width, height) => page.setViewportSize({ width, height }),
    press: (key) => page.keyboard.press(key),
    screenshot: () => page.screenshot(),
  }
}

/** Read in the page: Playwright's own answer is late in Firefox after the back-forward cache brought a page back. */
const address = (page: Page): Promise<string> =>
  until('The address', () => page.evaluate(() => location.href).catch(unlessLeft))

function unlessLeft(error: unknown): null {
  if (/context was destroyed/.test(String(error))) return null
  throw error
}
