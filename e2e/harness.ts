import {
  test as base,
  expect,
  type Frame,
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestType,
} from '@playwright/test'

const port = (): string => process.env['E2E_PORT'] ?? ''

/** The shop's origin and the checkout page's: two sites on one server. */
export const shop = (): string => `http://localhost:${port()}`
export const antom = (): string => `http://127.0.0.1:${port()}`
/** Another origin on Antom's site. */
export const stranger = (): string => `http://127.0.0.1:${process.env['E2E_STRANGER_PORT'] ?? ''}`
export const ckp = (): string => `${antom()}/ckp.html`

interface Console {
  /** What the console may print in this test, where the browser prints by itself. */
  mayPrint: RegExp | undefined
}

/** A page whose console must stay empty. */
export const test: TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & Console,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
> = base.extend<Console>({
  mayPrint: [undefined, { option: true }],
  page: async ({ page, mayPrint }, use) => {
    const said: string[] = []
    page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`))
    page.on('pageerror', (error) => said.push(`uncaught: ${error.message}`))
    await use(page)
    expect(
      said.filter((line) => !mayPrint?.test(line)),
      'the console',
    ).toEqual([])
  },
})
export { expect }

/** The frame of the checkout page in the shop. */
export async function checkoutFrame(page: Page): Promise<Frame> {
  await expect.poll(() => frames(page).length).toBe(1)
  return frames(page)[0] as Frame
}

export const frames = (page: Page): Frame[] =>
  page.frames().filter((frame) => /^http:..127\.0\.0\.1:\d+\/ckp\.html/.test(frame.url()))

/** Lets a frame say something to its parent, as the protocol has it: JSON text. */
export const say = (frame: Frame, message: unknown): Promise<void> =>
  frame.evaluate((text) => parent.postMessage(text, '*'), JSON.stringify(message))

/** Serves an empty page at every `https://….test`: banks, wallets and strangers, each a site of its own. */
export const serveStrangers = (page: Page): Promise<unknown> =>
  page.route('https://*.test/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Stranger</title>' }),
  )
