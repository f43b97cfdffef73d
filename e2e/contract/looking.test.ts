import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { cancel, fail, processing, success } from './messages.ts'
import type { Shop } from './shop.ts'

/** What is to be read in the checkout's place, of the view and of the merchant's. */
const read = ({ page }: Shop): Promise<string> =>
  page.eval(() => {
    const host = window.contract.host('first')!
    const isSeen = (element: Element): boolean => element.getClientRects().length > 0
    return [host, host.shadowRoot]
      .flatMap((root) => [...(root?.querySelectorAll('p, h2, button, a') ?? [])])
      .filter((element) => isSeen(element) && !element.closest('[role=status]'))
      .map((element) => element.textContent)
      .join(' | ')
  })

behaviour("the view speaks the buyer's language, and the merchant's words", async (shop) => {
  await shop.open({ locale: 'zh-CN' }, { view: { words: { canceled: 'See you.' } } })
  await shop.says(cancel)
  await expect.poll(() => read(shop), often).toMatch(/^See you\. .*\p{Script=Han}/u)
})

behaviour(
  "the merchant's slots stand in the place of the view, each in its state",
  async (shop) => {
    const slots = { failed: 'Oh no.', canceled: 'See you.' }
    const sessionData = await shop.open({}, { slots })
    expect(await read(shop)).not.toMatch(/Oh no|See you/)
    await shop.says(cancel)
    await expect.poll(() => read(shop), often).toBe('See you. Once more | Once more')
    await shop.show({ sessionData }, { slots: { ...slots, canceled: 'Goodbye.' } })
    await expect.poll(() => read(shop), often).toBe('Goodbye. Once more | Once more')
    await shop.page.eval(() => {
      window.contract.host('first')!.querySelector('button')!.click()
    })
    await shop.becomes({ status: 'ready' })
    await expect.poll(() => read(shop), often).not.toContain('Goodbye')
  },
)

behaviour("without the view it is Antom's page and nothing else", async (shop) => {
  await shop.open({}, { view: false })
  const boxes = await shop.page.eval(() =>
    [window.contract.host('first')!, window.contract.frame('first')!].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x, y, width, height }
    }),
  )
  expect(boxes[1]).toEqual(boxes[0])
  expect(boxes[0]!.height).toBeGreaterThan(400)
  await shop.says(fail('ORDER_IS_CLOSED'))
  await shop.says({ code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' })
  await shop.becomes({ status: 'failed', pageOpen: false })
  expect(await read(shop)).toBe('')
})

behaviour('the view can be turned off and on while somebody pays', async (shop) => {
  const sessionData = await shop.open()
  await shop.mark()
  await shop.says(processing)
  for (const view of [false, true, false]) {
    await shop.show({ sessionData }, { view })
    expect(await shop.isMarked()).toBe(true)
  }
  await shop.says(success)
  await shop.becomes({ status: 'succeeded', pageOpen: true })
  expect(await shop.told()).toEqual(['ready', 'paymentProcessing', 'paymentSuccessful'])
})
