import { startSite, type Answer } from '../kit/site.ts'
import { antom, ckp } from '../kit/origins.ts'
import { expect, test } from '../kit/test.ts'

// What could not be loaded is loaded by a retry, also where the browser remembers the failure (Firefox), or waits for
// what hangs.

const cdn = { src: '/umd.js' }

const faults: [what: string, path: RegExp, answer: Answer, sdk: object | undefined][] = [
  ["the SDK's module is answered 404", /assets\/ckp/, 404, undefined],
  ["the SDK's module is answered 500", /assets\/ckp/, 500, undefined],
  ["the SDK's module is cut off", /assets\/ckp/, 'cuts', undefined],
  ["what loads Antom's script is answered 404", /assets\/script/, 404, cdn],
  ["Antom's script is answered 404", /umd/, 404, cdn],
  ["Antom's script hangs", /umd/, 'hangs', cdn],
]

for (const [what, path, answer, sdk] of faults) {
  test(`${what}: one retry() loads it`, async ({ tab }) => {
    const site = await startSite(antom())
    await tab.goto(`http://localhost:${site.port}/core.html`)
    site.spoil(path, answer)
    const mounted = await tab.eval(
      async (environment, source) => {
        window.checkout = window.antom.record({
          environment,
          sessionData: 'session-1',
          analytics: false,
          timeouts: { sdk: 2000 },
          sdk: source,
        } as never)
        return window.antom.outcome(window.checkout.mount('#host'))
      },
      ckp(),
      sdk,
    )
    expect(mounted).toBe(answer === 'hangs' ? 'SDK_TIMEOUT' : 'SDK_LOAD_FAILED')
    site.mend()
    const retried = await tab.eval(() => {
      window.checkout.setOptions({ timeouts: undefined } as never)
      return window.antom.outcome(window.checkout.retry())
    })
    expect(retried).toBe('ready')
    await site.stop()
  })
}
