import { redirect } from '../kit/redirects.ts'
import { often } from '../kit/checkout.ts'
import { shop, stranger } from '../kit/origins.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { cancel } from './messages.ts'
import { opened } from './opened.ts'
import type { Visit } from './visit.ts'

const away = (): string => `${stranger()}/ckp.html`

/** The buyer comes back, to a page that the browser has kept. */
async function comeBack({ tab }: Visit): Promise<void> {
  await tab.back()
  await expect.poll(() => tab.url(), often).toContain(`${shop()}/contract`)
  expect(await tab.eval(() => 'isKept' in window)).toBe(true)
}
const keep = ({ page }: Visit): Promise<void> =>
  page.eval(() => void Object.assign(window, { isKept: true }))

behaviour('a redirect that is prevented keeps the buyer, and submits nothing', async (visit) => {
  await visit.open({}, { prevents: true })
  const before = await visit.tab.url()
  await visit.says(redirect({ normalUrl: away() }))
  await visit.says(cancel)
  await visit.becomes({ status: 'canceled', pageOpen: false })
  expect(await visit.told()).toEqual(['ready', 'redirect', 'paymentCanceled'])
  expect(await visit.tab.url()).toBe(before)
})

behaviour(
  'a redirect is followed, and the payment is verified when the buyer comes back with the back button',
  async (visit) => {
    const session = await visit.open({}, { gives: ['verifyPayment'] })
    await keep(visit)
    await visit
      .antom()
      .eval(
        (text) => void setTimeout(() => parent.postMessage(text, '*')),
        JSON.stringify(redirect({ normalUrl: away() })),
      )
    await expect.poll(() => visit.tab.url(), often).toBe(away())
    await comeBack(visit)
    await visit.answer('verifyPayment', 'SUCCESS')
    await visit.becomes({ status: 'succeeded', verified: true })
    expect(await visit.told()).toEqual(['ready', 'redirect', 'verificationSettled'])
    expect(opened(session)).toBe(1)
  },
  { isWhole: true },
)

behaviour(
  'a page that the buyer comes back to keeps its state',
  async (visit) => {
    const session = await visit.open()
    // Drivers cannot reach frames of a page from the back-forward cache, so the frame echoes messages.
    await visit.antom().eval(() => {
      addEventListener('message', ({ data }) => parent.postMessage(data, '*'))
    })
    await keep(visit)
    await visit.tab.goto(away())
    await comeBack(visit)
    expect(await visit.state()).toMatchObject({ status: 'ready', pageOpen: true })
    await visit.page.eval((text) => {
      window.contract.frame('first')!.contentWindow!.postMessage(text, '*')
    }, JSON.stringify(cancel))
    await visit.becomes({ status: 'canceled', pageOpen: false })
    expect(await visit.told()).toEqual(['ready', 'paymentCanceled'])
    expect(opened(session)).toBe(1)
  },
  { isWhole: true },
)
