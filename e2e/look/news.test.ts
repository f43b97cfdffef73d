import type { Page } from '@playwright/test'
import { antomSays, expectState, make, mount, openShop } from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'
import { openView, reach } from './states.ts'

/** News of the strip, what lies above and below the view, and text of any size. */

test.use({ viewport: { width: 390, height: 500 } })

const stripTop = (page: Page): Promise<number> =>
  page.locator('[part=strip]').evaluate((strip) => strip.getBoundingClientRect().top)
const focusFrame = (page: Page): Promise<void> =>
  page.locator('#host iframe').evaluate((frame: HTMLElement) => frame.focus())

test('an outcome is visible below a sticky header, and the page does not scroll', async ({
  page,
}) => {
  await openView(page)
  await page.addStyleTag({ content: '#host { --antom-sticky-top: 40px }' })
  await expectState(page, { status: 'ready' })
  await page.evaluate(() => scrollTo(0, 200))
  await focusFrame(page)
  await antomSays(page, 'PROCESSING')
  await expectState(page, { status: 'processing', pageOpen: true })
  expect(await stripTop(page)).toBe(40)
  expect(await page.evaluate(() => scrollY)).toBe(200)
})

test('the notice of a session that ran out is visible, but does not cover a field that the buyer types into', async ({
  page,
}) => {
  await reach(page, 'ready')
  await page.evaluate(() => scrollTo(0, 200))
  await focusFrame(page)
  await page.evaluate(() => {
    const { state } = window.checkout
    window.checkout = {
      state: { ...state, status: 'expired' },
      subscribe: () => () => {},
    } as never
    window.view.reopen()
  })
  expect(await stripTop(page)).toBeLessThan(-40)
  await page.evaluate(() =>
    document.querySelector<HTMLElement>('#note')!.focus({ preventScroll: true }),
  )
  expect(await stripTop(page)).toBe(0)
})

for (const name of ['loading', 'ready', 'verifying, page open', 'verifying', 'failed'] as const) {
  test(`${name}: a menu of the page lies above it, without a z-index`, async ({ page }) => {
    await page.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        const menu = Object.assign(document.createElement('nav'), { id: 'menu' })
        menu.style.cssText = 'position: absolute; inset: 0; height: 900px'
        document.body.prepend(menu)
      })
    })
    await reach(page, name)
    const above = (): Promise<unknown> =>
      page.evaluate(() => {
        const { x, y, width } = document.querySelector('#host')!.getBoundingClientRect()
        const found: (string | undefined)[] = []
        for (let top = y + 4; top < innerHeight; top += 12) {
          for (const left of [0.05, 0.5, 0.95]) {
            found.push(document.elementFromPoint(x + left * width, top)?.id)
          }
        }
        return [...new Set(found)]
      })
    // Once the page has faded in.
    await expect.poll(above).toEqual(['menu'])
  })
}

test('a button in the slot `loading` can be pressed, also after a while: the invisible page takes no click', async ({
  page,
}) => {
  for (const name of ['loading', 'loading slowly'] as const) {
    const fresh = await page.context().newPage()
    await fresh.addInitScript(() => {
      document.addEventListener('DOMContentLoaded', () => {
        document.querySelector('#host')!.innerHTML = '<button slot="loading">Call us</button>'
      })
    })
    await reach(fresh, name)
    await fresh.getByRole('button', { name: 'Call us' }).click({ timeout: 2000 })
    await fresh.close()
  }
})

for (const size of ['100%', '150%', '200%']) {
  test(`with text of ${size} no notice moves Antom’s page`, async ({ page }) => {
    await page.addInitScript((given) => {
      document.addEventListener('DOMContentLoaded', () => {
        document.documentElement.style.fontSize = given
      })
    }, size)
    await openView(page)
    await expectState(page, { status: 'ready' })
    const box = (): Promise<unknown> => page.locator('#host iframe').boundingBox()
    const before = await box()
    await antomSays(page, 'PROCESSING')
    expect(await box()).toEqual(before)
    await antomSays(page, 'FAIL', { paymentResultCode: 'ORDER_IS_CLOSED' })
    await expect(page.locator('[part=strip]')).toContainText('did not go through')
    expect(await box()).toEqual(before)
    const { height, needed } = await page.locator('[part=strip]').evaluate((strip) => ({
      height: strip.clientHeight,
      needed: strip.scrollHeight,
    }))
    expect(needed).toBeLessThanOrEqual(height)
  })
}

test('the view inherits only colour, font family and size', async ({ page }) => {
  await reach(page, 'ready')
  await page.addStyleTag({
    content: `body { text-align: right; letter-spacing: 3px; text-transform: uppercase; text-indent: 3em; white-space: pre;
      cursor: wait; font-style: italic; font-weight: 900; text-shadow: 1px 1px red; color: rgb(1, 2, 3); font-size: 20px }`,
  })
  const strip = page.locator('[part=strip]')
  for (const [name, value] of Object.entries({
    'text-align': 'start',
    'letter-spacing': 'normal',
    'text-transform': 'none',
    'text-indent': '0px',
    'white-space': 'normal',
    cursor: 'auto',
    'font-style': 'normal',
    'font-weight': '400',
    'text-shadow': 'none',
    color: 'rgb(1, 2, 3)',
    'font-size': '17.5px',
  })) {
    await expect(strip).toHaveCSS(name, value)
  }
})

test('a view that comes back from another document has its style again', async ({ page }) => {
  await reach(page, 'canceled')
  const display = await page.evaluate(() => {
    const host = document.querySelector('#host')!
    const home = host.parentElement!
    document.body.appendChild(document.createElement('iframe')).contentDocument!.body.append(host)
    home.append(host)
    window.view.reopen()
    return getComputedStyle(host.shadowRoot!.querySelector('[part=box]')!).display
  })
  expect(display).toBe('grid')
})

test('the language is that of the nearest ancestor with a lang attribute', async ({ page }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.querySelector('main')?.setAttribute('lang', 'zh-CN')
      document.querySelector('#host')?.setAttribute('lang', '')
    })
  })
  await reach(page, 'canceled')
  await expect(page.getByRole('heading', { level: 2 })).toHaveText('支付未完成')
})

test('a host that is mounted while it is hidden has its full height once it shows', async ({
  page,
}) => {
  await openShop(page)
  for (const style of [
    '',
    'padding: 20px',
    'border: 1px solid',
    'height: 400px; overflow: hidden; padding: 20px; box-sizing: border-box',
    'min-height: 420px',
  ]) {
    for (const display of ['none', '']) {
      await page.evaluate(
        ([given, shown]) => {
          document.querySelector('#other')!.removeAttribute('style')
          document.querySelector('#other')!.innerHTML =
            `<dialog id="around" ${shown ? '' : 'open'}><div id="box" style="${given}"><i>…</i></div></dialog>`
          document.querySelector('#box')!.firstElementChild!.remove()
        },
        [style, display] as const,
      )
      await make(page)
      expect(await mount(page, '#box')).toBe('ready')
      const [host, frame] = await page.evaluate(() => {
        document.querySelector<HTMLDialogElement>('#around')!.open = true
        const box = document.querySelector<HTMLElement>('#box')!
        const { paddingTop, paddingBottom } = getComputedStyle(box)
        const inside = box.clientHeight - parseFloat(paddingTop) - parseFloat(paddingBottom)
        return [inside, box.querySelector('iframe')!.getBoundingClientRect().height]
      })
      expect(frame, style).toBe(host)
      expect(frame, style).toBeGreaterThanOrEqual(360)
      await page.evaluate(() => window.checkout.destroy())
    }
  }
})
