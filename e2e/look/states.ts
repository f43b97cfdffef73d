import type { Page } from '@playwright/test'
import { answer, antomSays, expectState, make, type Setup } from '../kit/checkout.ts'
import { ckp, shop } from '../kit/origins.ts'
import { hostedUrl, states, type Path, type StateName } from '../../stories/states.ts'

interface Options {
  locale?: string
  words?: Record<string, string>
}

/** Opens the page with a view; its own language is `lang`. */
export async function openView(
  page: Page,
  setup: Setup = {},
  { lang = 'en', csp, ...options }: Options & { lang?: string; csp?: string } = {},
): Promise<void> {
  await page.goto(`${shop()}/view.html${csp ? `?csp=${encodeURIComponent(csp)}` : ''}`)
  await page.evaluate((given) => {
    document.documentElement.lang = given
    document.documentElement.dir = given === 'ar' ? 'rtl' : 'ltr'
  }, lang)
  await make(page, {
    sessionData: { paymentSessionData: 'session-1', normalUrl: hostedUrl },
    ...setup,
  })
  await page.evaluate((given) => window.view.open(given), options)
}

/** Every state that the view draws. */
export const stateNames = Object.keys(states) as StateName[]

/** Antom's page never comes. */
const hold = (page: Page): Promise<unknown> => page.route(`${ckp()}*`, () => {})

/** Brings the view into a state. */
export async function reach(
  page: Page,
  name: StateName,
  options: Parameters<typeof openView>[2] = {},
): Promise<void> {
  const {
    options: given,
    renews,
    verifies,
    isHeld,
    says = [],
    passes,
    expected,
  }: Path = states[name]
  if (isHeld) await hold(page)
  if (passes) await page.clock.install()
  const session = {
    paymentSessionData: 'session-1',
    normalUrl: hostedUrl,
    // The clock is the browser's.
    ...(!isHeld &&
      passes && { paymentSessionExpiryTime: new Date(Date.now() + passes / 2).toISOString() }),
  }
  const later: Setup['later'] = []
  if (renews) later.push('fetchSession')
  if (verifies) later.push('verifyPayment')
  await openView(page, { sessionData: session, ...given, later }, options)
  if (!isHeld) await expectState(page, { status: 'ready' })
  if (passes) await page.clock[isHeld ? 'runFor' : 'fastForward'](passes)
  for (const [code, result] of says) await antomSays(page, code, result)
  if (verifies && verifies !== 'never') await answer(page, 'verifyPayment', verifies)
  await expectState(page, expected)
}
