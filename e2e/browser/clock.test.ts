import { antomSays, expectState, open, openShop, told } from '../kit/checkout.ts'
import { expect, test } from '../kit/test.ts'

/** A tab that slept past the end of its session. The model proves every other jump of the clock. */

const wakings = {
  visibilitychange: () => void document.dispatchEvent(new Event('visibilitychange')),
  pageshow: () => void window.dispatchEvent(new Event('pageshow')),
  online: () => void window.dispatchEvent(new Event('online')),
}

test('a tab that slept notices on every waking event that its session ended, and can still be paid in', async ({
  tab,
}) => {
  for (const [name, wake] of Object.entries(wakings)) {
    await openShop(tab)
    const paymentSessionExpiryTime = new Date(Date.now() + 3_600_000).toISOString()
    await open(tab, { sessionData: { paymentSessionData: name, paymentSessionExpiryTime } })
    await tab.eval(() => {
      const { now } = Date
      Date.now = () => now() + 2 * 3_600_000
    })
    await expectState(tab, { status: 'ready' })
    await tab.eval(wake)
    await expectState(tab, { status: 'expired', pageOpen: true })
    await tab.eval(wake)
    expect(await told(tab), name).toEqual(['ready', 'sessionExpired'])
    await antomSays(tab, 'SUCCESSFUL')
    await expectState(tab, { status: 'succeeded', pageOpen: true })
  }
})
