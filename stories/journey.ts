import type { Checkout, CheckoutOptions, CheckoutState } from '@antom-checkout/core'
import { createFakeSdk, type FakeSdk } from '@antom-checkout/core/testing'
import { antomPage, pictured } from './antomPage.ts'
import { hostedUrl, type Path } from './states.ts'
import { holdTime, sleep } from './time.ts'

/** A checkout on its way into a state: the real core, with Antom's page played by the testing SDK. */
export interface Journey {
  readonly options: CheckoutOptions
  readonly fake: FakeSdk
  /** Resolves once the state is reached. */
  travel: (checkout: Checkout) => Promise<void>
}

/** Prepares a journey: time stands still until it has ended. */
export function prepare({
  options,
  renews,
  verifies,
  isHeld,
  fails,
  says,
  passes,
  expected,
}: Path): Journey {
  const fake = createFakeSdk()
  const letGo = holdTime(isHeld ? passes : 0)
  if (isHeld) fake.holdPage()
  if (fails) fake.failSdk()
  const session = (number: number) => ({
    paymentSessionData: `session-${number}`,
    normalUrl: hostedUrl,
  })
  const expiry = !isHeld && passes && new Date(Date.now() + passes / 2).toISOString()
  let sessions = 1

  return {
    fake,
    options: {
      environment: 'sandbox',
      sdk: () => pictured(fake, isHeld ? '' : antomPage),
      sessionData: { ...session(1), ...(expiry && { paymentSessionExpiryTime: expiry }) },
      fetchSession: renews && (async () => session((sessions += 1))),
      verifyPayment:
        verifies &&
        (() => (verifies === 'never' ? new Promise(() => {}) : Promise.resolve(verifies))),
      ...options,
    },
    async travel(checkout) {
      try {
        if (!isHeld && !fails) {
          const page = await fake.page()
          await reached(checkout, { status: 'ready' })
          for (const [code, result] of says ?? []) await page.say(`SDK_PAYMENT_${code}`, result)
          if (passes) sleep(passes)
        }
        await reached(checkout, expected)
      } finally {
        letGo()
      }
    },
  }
}

/** How long a step may take, in milliseconds of a clock that nobody holds. */
const PATIENCE_MS = 8000
const { setTimeout: realTimeout } = globalThis

/** Resolves when the state has these fields. */
export const reached = (checkout: Checkout, expected: Path['expected']): Promise<void> =>
  new Promise((resolve, reject) => {
    const isThere = (): boolean =>
      Object.entries(expected).every(
        ([key, value]) => checkout.state[key as keyof CheckoutState] === value,
      )
    const stop = checkout.subscribe(look)
    const came = (): string =>
      `${JSON.stringify(expected)} was expected, ${JSON.stringify(checkout.state)} came.`
    const timer = realTimeout(() => reject(new Error(came())), PATIENCE_MS)
    function look(): void {
      if (!isThere()) return
      stop()
      clearTimeout(timer)
      resolve()
    }
    look()
  })
