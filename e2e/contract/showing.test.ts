import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { opened } from './opened.ts'
import { cancel, fail, success } from './messages.ts'

behaviour(
  "Antom's page shows, and a buyer pays in it once",
  async (visit) => {
    const session = await visit.open()
    const antom = visit.antom()
    await antom.click('summary')
    await antom.click('.aid li button')
    await antom.click('.button.primary')
    await visit.becomes({ status: 'succeeded', verified: false, pageOpen: true })
    await antom.text('.message.success .button')
    // Not by the driver, which hangs when the click removes the frame.
    await antom.eval(() => {
      const button = document.querySelector<HTMLElement>('.message.success .button')!
      setTimeout(() => button.click())
    })
    await visit.becomes({ status: 'succeeded', pageOpen: false })
    expect(await visit.told()).toEqual(['ready', 'paymentSuccessful', 'backToMerchant'])
    expect(await visit.frames()).toBe(0)
    expect(opened(session)).toBe(1)
  },
  { isPaid: true },
)

behaviour(
  'a buyer pays with the keyboard alone',
  async (visit) => {
    const { tab, page } = visit
    await visit.open()
    const antom = visit.antom()
    await antom.text('summary')
    await page.eval(() => document.querySelector<HTMLElement>('#before')!.focus())
    const tabTo = (where: typeof page, css: string): Promise<void> =>
      expect(async () => {
        await tab.press('Tab')
        const isThere = await where.eval(
          (wanted) => document.hasFocus() && !!document.activeElement?.matches(wanted),
          css,
        )
        expect(isThere, css).toBe(true)
      }).toPass({ intervals: [0] })
    await tabTo(antom, 'summary')
    await tab.press('Enter')
    await tabTo(antom, '.aid li button')
    await tab.press('Enter')
    await expect
      .poll(() => antom.eval(() => document.activeElement?.matches('.button.primary')), often)
      .toBe(true)
    await tab.press('Enter')
    await visit.becomes({ status: 'succeeded' })
    await tabTo(page, '#after')
  },
  { isPaid: true },
)

behaviour(
  'a checkout in a closed shadow root works, and leaves nothing there',
  async (visit) => {
    await visit.open()
    await visit.says(success)
    await visit.becomes({ status: 'succeeded', pageOpen: true })
    expect(await visit.told()).toEqual(['ready', 'paymentSuccessful'])
    expect(await visit.do('remove')).toMatchObject({ pageOpen: false })
    expect(await visit.frames()).toBe(0)
  },
  { shadow: true },
)

behaviour('two checkouts on a page do not affect each other', async (visit) => {
  await visit.open()
  await visit.open({}, {}, 'second')
  await visit.says(success, 'second')
  await visit.becomes({ status: 'succeeded' }, 'second')
  expect(await visit.state()).toMatchObject({ status: 'ready' })
  await visit.says(fail('USER_BALANCE_NOT_ENOUGH'))
  await visit.becomes({ status: 'failed' })
  expect(await visit.told()).toEqual(['ready', 'paymentFailed'])
  expect(await visit.told('second')).toEqual(['ready', 'paymentSuccessful'])
  await visit.mark('second')
  expect(await visit.do('remove')).toMatchObject({ pageOpen: false })
  expect(await visit.frames()).toBe(1)
  expect(await visit.isMarked('second')).toBe(true)
})

behaviour(
  'at 320 px nothing is cut off',
  async (visit) => {
    const overflow = (): Promise<number> =>
      visit.page.eval(() => document.documentElement.scrollWidth - innerWidth)
    await visit.open()
    expect(await overflow()).toBeLessThanOrEqual(0)
    const size = await visit.page.eval(() => {
      const { width, height } = window.contract.frame('first')!.getBoundingClientRect()
      return { width, height, inner: innerWidth }
    })
    expect(size.inner).toBe(320)
    expect(size.width).toBeGreaterThan(290)
    expect(size.height).toBeGreaterThan(400)
    await visit.says(cancel)
    await visit.becomes({ status: 'canceled', pageOpen: false })
    expect(await overflow()).toBeLessThanOrEqual(0)
    const button = await visit.page.eval(() => {
      const { left, right } = window.contract
        .host('first')!
        .shadowRoot!.querySelector('button')!
        .getBoundingClientRect()
      return { left, right }
    })
    expect(button.left).toBeGreaterThanOrEqual(0)
    expect(button.right).toBeLessThanOrEqual(320)
  },
  { width: 320 },
)
