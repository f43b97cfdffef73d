import { redirect } from '../kit/redirects.ts'
import { often } from '../kit/checkout.ts'
import { shop as origin, stranger } from '../kit/origins.ts'
import { expect } from '../kit/test.ts'
import { behaviour } from './behaviour.ts'
import { cancel } from './messages.ts'
import { opened } from './opened.ts'
import type { Shop } from './shop.ts'

const away = (): string => `${stranger()}/ckp.html`

/** The buyer comes back, to a page that the browser has kept. */
async function comeBack({ tab }: Shop): Promise<void> {
  await tab.back()
  await expect.poll(() => tab.url(), often).toContain(`${origin()}/contract`)
  expect(await tab.eval(() => 'isKept' in window)).toBe(true)
}
const keep = ({ page }: Shop): Promise<void> =>
  page.eval(() => void Object.assign(window, { isKept: true }))

behaviour('a redirect that is prevented keeps the buyer, and submits nothing', async (shop) => {
  await shop.open({}, { prevents: true })
  const before = await shop.tab.url()
  await shop.says(redirect({ normalUrl: away() }))
  await shop.says(cancel)
  await shop.becomes({ status: 'canceled', pageOpen: false })
  expect(await shop.told()).toEqual(['ready', 'redirect', 'paymentCanceled'])
  expect(await shop.tab.url()).toBe(before)
})

behaviour(
  'a redirect is followed, and who comes back with the back button is asked about',
  async (shop) => {
    const session = await shop.open({}, { gives: ['verifyPayment'] })
    await keep(shop)
    await shop
      .antom()
      .eval(
        (text) => void setTimeout(() => parent.postMessage(text, '*')),
        JSON.stringify(redirect({ normalUrl: away() })),
      )
    await expect.poll(() => shop.tab.url(), often).toBe(away())
    await comeBack(shop)
    await shop.answer('verifyPayment', 'SUCCESS')
    await shop.becomes({ status: 'succeeded', verified: true })
    expect(await shop.told()).toEqual(['ready', 'redirect', 'verificationSettled'])
    expect(opened(session)).toBe(1)
  },
  { isWhole: true },
)

behaviour(
  'a page that the buyer comes back to goes on where it was',
  async (shop) => {
    const session = await shop.open()
    // Drivers lose sight of frames in a page that was kept: the frame repeats what it is told.
    await shop.antom().eval(() => {
      addEventListener('message', ({ data }) => parent.postMessage(data, '*'))
    })
    await keep(shop)
    await shop.tab.goto(away())
    await comeBack(shop)
    expect(await shop.state()).toMatchObject({ status: 'ready', pageOpen: true })
    await shop.page.eval((text) => {
      window.contract.frame('first')!.contentWindow!.postMessage(text, '*')
    }, JSON.stringify(cancel))
    await shop.becomes({ status: 'canceled', pageOpen: false })
    expect(await shop.told()).toEqual(['ready', 'paymentCanceled'])
    expect(opened(session)).toBe(1)
  },
  { isWhole: true },
)
