import { shop, stranger } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

/** Every language that Antom documents, in the browser. */

const hostedUrl = 'https://pay.test/1'
const languages =
  'en zh-CN zh-HK ja ko de fr es pt-BR pt-PT it nl pl ro tr id ms fil vi th hi ar'.split(' ')

const gone = { pageOpen: false, hostedUrl }
const open = { pageOpen: true, hostedUrl }
const failed = { status: 'failed', canRetry: true, retryWith: 'new-session' }
const codes =
  'INVALID_CVV USER_BALANCE_NOT_ENOUGH DO_NOT_HONOR CARD_NOT_SUPPORTED ORDER_IS_CLOSED USER_CANCELED SYSTEM_ERROR'

/** States that show every text. */
const states: object[] = [
  { ...gone, status: 'loading', phase: 'page' },
  { ...open, status: 'ready' },
  ...[open, gone].flatMap((page) => [
    { ...page, status: 'verifying' },
    { ...page, status: 'processing' },
    { ...page, status: 'succeeded' },
    { ...page, status: 'expired', canRetry: true },
    ...codes
      .split(' ')
      .map((paymentResultCode) => ({ ...page, ...failed, result: { paymentResultCode } })),
  ]),
  { ...gone, status: 'succeeded', verified: true },
  { ...gone, status: 'canceled', canRetry: true },
  { ...gone, status: 'error', canRetry: true },
  { ...gone, status: 'error', canRetry: false },
]

test.describe('at 320 px', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('nothing is cut or broken in any language and state, and each language is one file', async ({
    page,
  }) => {
    const loaded: string[] = []
    page.on('request', (request) => loaded.push(request.url()))
    await page.goto(`${shop()}/view.html`)
    const files: Record<string, number> = {}
    for (const tag of languages) {
      loaded.length = 0
      const cut = await page.evaluate(look, { tag, states })
      expect.soft(cut, tag).toEqual([])
      files[tag] = loaded.length
    }
    // The table of languages comes with the first that is not English.
    expect(files).toEqual({
      ...Object.fromEntries(languages.map((tag) => [tag, 1])),
      en: 0,
      'zh-CN': 2,
    })
  })
})

test('every language is beside the file for a script tag, also for pages of other origins', async ({
  page,
}) => {
  const answer = await page.request.get(`${stranger()}/cdn/integrity.json`)
  const files = Object.keys((await answer.json()) as object)
  const others = languages.filter((tag) => tag !== 'en')
  const urls = others.map((tag) => {
    const file = files.find((name) => name.startsWith(`antom-checkout-${tag}-`))
    return `${stranger()}/cdn/${file}`
  })
  await page.goto(`${shop()}/view.html`)
  const spoken = await page.evaluate(async (addresses) => {
    const modules = await Promise.all(addresses.map((url) => import(url) as Promise<object>))
    return modules.flatMap(Object.values).map(({ lang }: { lang: string }) => lang)
  }, urls)
  expect(spoken).toEqual(others)
})

/** Draws every state in a language, and returns the texts that do not fit. */
async function look({ tag, states }: { tag: string; states: object[] }): Promise<string[]> {
  const root = document.querySelector('#host')!.shadowRoot!
  const findings: string[] = []
  /** The strip keeps its height from one state to the next, or Antom's page would move. */
  const heights = new Set<number>()
  let draw = (): void => {}
  const stub = {
    state: { status: 'idle' } as object,
    subscribe(listener: () => void) {
      draw = listener
      return () => {}
    },
  }
  let agent = ''
  Object.defineProperty(navigator, 'userAgent', { configurable: true, get: () => agent })
  window.checkout = stub as never
  window.view.reopen({ locale: tag })
  const box = root.querySelector<HTMLElement>('[part=box]')!
  while (box.lang !== tag) await new Promise((resolve) => setTimeout(resolve))

  const show = (state: object, name: string): void => {
    stub.state = state
    draw()
    const { left, right, height } = root.host.getBoundingClientRect()
    const find = (what: string): number => findings.push(`${name}: ${what}`)
    if (document.documentElement.scrollWidth > innerWidth) find('the page scrolls sideways')
    if (height !== 600) find(`${height} px high`)
    const strip = root.querySelector('[part=strip]')!.getBoundingClientRect().height
    if (strip > 64) find(`the strip is ${strip} px high`)
    if (strip) heights.add(strip)
    for (const part of root.querySelectorAll('span, h2, [part=text], a, button')) {
      const rect = part.getBoundingClientRect()
      const text = part.textContent
      if (rect.left < left || rect.right > right || part.scrollWidth > Math.ceil(rect.width))
        find(text)
      // Where words have spaces between them, none may be broken.
      if (/^(zh|ja|th)/.test(tag)) continue
      const range = document.createRange()
      for (const { index, 0: word } of text.matchAll(/[^\s-]+-?/g)) {
        range.setStart(part.firstChild!, index)
        range.setEnd(part.firstChild!, index + word.length)
        if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) find(word)
      }
    }
  }
  for (const state of states) show(state, JSON.stringify(state))
  agent = 'MicroMessenger'
  show(states[1]!, 'in an app')
  await new Promise((resolve) => {
    // Six seconds of loading take no time here.
    const later = setTimeout.bind(window)
    window.setTimeout = ((then: () => void) => later(() => resolve(then()))) as never
    show(states[0]!, 'loading')
    window.setTimeout = later
  })
  show(states[0]!, 'loading slowly')
  if (heights.size > 1) findings.push(`the strip is ${[...heights].join()} px high`)
  return findings
}
