import { expectPayment, makeReal, openShop, test, type World } from '../kit/world.ts'
import { mount, told } from '../kit/checkout.ts'
import { expect } from '../kit/test.ts'

// A browser, a blocker or a policy blocks something that a payment does not need.

/** Storage and cookies that the buyer has blocked: each access throws. */
const blockStorage = (): void => {
  const get = (): never => {
    throw new DOMException('Access is denied for this document.', 'SecurityError')
  }
  for (const name of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, name, { get })
  }
  Object.defineProperty(Document.prototype, 'cookie', { get, set: get })
}

const tracker = 'https://gw.alipayobjects.com/**'

const blocked: { what: string; policy?: string; prepare: (world: World) => unknown }[] = [
  { what: 'storage', prepare: ({ at: page }) => page.addInitScript(blockStorage) },
  {
    what: "Antom's tracker, by a blocker,",
    prepare: ({ at: page }) => page.route(tracker, (route) => route.abort('blockedbyclient')),
  },
  {
    what: "Antom's tracker, by a missing file,",
    prepare: ({ at: page }) => page.route(tracker, (route) => route.fulfill({ status: 404 })),
  },
  {
    what: "Antom's tracker, by a stand-in that does nothing,",
    prepare: ({ at: page }) =>
      page.route(tracker, (route) => route.fulfill({ contentType: 'text/javascript', body: '' })),
  },
  {
    what: "Antom's tracker, by script-src,",
    policy: "script-src 'self'",
    prepare: () => {},
  },
]

// The SDK prints a line when something is missing, and throws with the stand-in for its tracker.
test.use({ mayPrint: /iTracker|initiTracker|Antom script|Failed to load|Content.Security.Policy/ })

for (const { what, policy, prepare } of blocked) {
  test(`${what} is blocked: the payment works without it`, async ({ world }) => {
    const { at: page } = world
    await prepare(world)
    await openShop(world, policy)
    await makeReal(world, { analytics: true })
    expect(await mount(page)).toBe('ready')
    await expectPayment(world)
    expect(await told(page)).toEqual(['ready', 'paymentSuccessful', 'verificationSettled'])
  })
}
