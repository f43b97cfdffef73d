import { often } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { cancel, fail, processing, success } from './messages.ts'
import type { Visit } from './visit.ts'

/** The visible text of a checkout, of the view and of the merchant. */
const read = ({ page }: Visit): Promise<string> =>
  page.eval(() => {
    const host = window.contract.host('first')!
    const isSeen = (element: Element): boolean => element.getClientRects().length > 0
    return [host, host.shadowRoot]
      .flatMap((root) => [...(root?.querySelectorAll('p, h2, button, a') ?? [])])
      .filter((element) => isSeen(element) && !element.closest('[role=status]'))
      .map((element) => element.textContent)
      .join(' | ')
  })

behaviour("the view uses the buyer's language and the merchant's words", async (visit) => {
  await visit.open({ locale: 'zh-CN' }, { view: { words: { canceled: 'See you.' } } })
  await visit.says(cancel)
  await expect.poll(() => read(visit), often).toMatch(/^See you\. .*\p{Script=Han}/u)
})

behaviour("the merchant's slots replace the view, each in its state", async (visit) => {
  const slots = { failed: 'Oh no.', canceled: 'See you.' }
  const sessionData = await visit.open({}, { slots })
  expect(await read(visit)).not.toMatch(/Oh no|See you/)
  await visit.says(cancel)
  await expect.poll(() => read(visit), often).toBe('See you. Once more | Once more')
  await visit.show({ sessionData }, { slots: { ...slots, canceled: 'Goodbye.' } })
  await expect.poll(() => read(visit), often).toBe('Goodbye. Once more | Once more')
  await visit.page.eval(() => {
    window.contract.host('first')!.querySelector('button')!.click()
  })
  await visit.becomes({ status: 'ready' })
  await expect.poll(() => read(visit), often).not.toContain('Goodbye')
})

behaviour("without the view only Antom's page shows", async (visit) => {
  await visit.open({}, { view: false })
  const boxes = await visit.page.eval(() =>
    [window.contract.host('first')!, window.contract.frame('first')!].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x, y, width, height }
    }),
  )
  expect(boxes[1]).toEqual(boxes[0])
  expect(boxes[0]!.height).toBeGreaterThan(400)
  await visit.says(fail('ORDER_IS_CLOSED'))
  await visit.says({ code: 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT' })
  await visit.becomes({ status: 'failed', pageOpen: false })
  expect(await read(visit)).toBe('')
})

behaviour('the view can be turned off and on while somebody pays', async (visit) => {
  const sessionData = await visit.open()
  await visit.mark()
  await visit.says(processing)
  for (const view of [false, true, false]) {
    await visit.show({ sessionData }, { view })
    expect(await visit.isMarked()).toBe(true)
  }
  await visit.says(success)
  await visit.becomes({ status: 'succeeded', pageOpen: true })
  expect(await visit.told()).toEqual(['ready', 'paymentProcessing', 'paymentSuccessful'])
})
