import { createCheckout, type CheckoutError, type CheckoutOptions } from '@antom-checkout/core'
import { createFakeSdk } from '@antom-checkout/core/testing'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'

/** Mistakes in options and sessions: each is named by the error, and nothing is asked for. */

const fake = createFakeSdk()
const fetchSession = vi.fn<NonNullable<CheckoutOptions['fetchSession']>>()
beforeEach(() => {
  document.body.innerHTML = '<div id="host"></div>'
  fetchSession.mockReset()
})

afterAll(() => document.documentElement.removeAttribute('lang'))

async function mistake(options: object): Promise<CheckoutError> {
  const given = { environment: 'sandbox', sessionData: 'session-1', sdk: fake.sdk, ...options }
  const checkout = createCheckout(given as CheckoutOptions)
  const error = await checkout.mount('#host').then(
    () => undefined,
    (reason: CheckoutError) => reason,
  )
  expect(document.querySelector('iframe')).toBeNull()
  checkout.destroy()
  return error!
}

describe('an option', () => {
  test.each([
    ['environment', 'production'],
    ['environment', 'Sandbox'],
    ['environment', ''],
    ['environment', 'javascript:alert(1)'],
    ['environment', 'data:text/html,x'],
    ['environment', '/checkout'],
    ['environment', 'ftp://antom.test'],
    ['environment', null],
    ['locale', 5],
    ['timeouts', { page: Infinity }],
  ])('%s that is %j is named before anything is asked for', async (name, value) => {
    const error = await mistake({ sessionData: undefined, fetchSession, [name]: value })
    expect(error).toMatchObject({ code: 'INVALID_OPTIONS', phase: 'options', retryable: false })
    expect(error.message).toContain(name)
    expect(fetchSession).not.toHaveBeenCalled()
  })

  test('that is changed to an invalid value throws nowhere, and a valid value opens the page', async () => {
    const checkout = createCheckout({ environment: 'sandbox', sessionData: 's', sdk: fake.sdk })
    await checkout.mount('#host')
    checkout.setOptions({ locale: 5 as never })
    await vi.waitFor(() => expect(checkout.state.status).toBe('error'))
    checkout.setOptions({ locale: 'de' })
    await vi.waitFor(() => expect(checkout.state.status).toBe('ready'))
    checkout.destroy()
  })
})

const secret = 'c2VjcmV0LXBhcnQ'
const json = btoa(JSON.stringify({ extendInfo: '{}', paymentSessionConfig: { a: 'secret' } }))

describe('a session', () => {
  test.each([
    ['empty', '', /there was none/],
    ['without paymentSessionData', { normalUrl: `https://pay.test/${secret}` }, /there was none/],
    ['not a text', { paymentSessionData: 7 }, /there was none/],
    ['a whole normalUrl', `https://checkout.antom.com/?sessionData=${secret}`, /was a URL/],
    ['percent-encoded', `${secret}%3D%3D%26%26SG%26%26188%26%26${json}`, /was encoded/],
    ['escaped for HTML', `${secret}&amp;&amp;SG&amp;&amp;188&amp;&amp;${json}`, /was encoded/],
    ['JSON', JSON.stringify({ paymentSessionData: secret }), /was JSON/],
    ['a JSON text', JSON.stringify(secret), /was JSON/],
    ['cut off', `${secret}&&SG&&188&&${json.slice(0, -9)}`, /was cut off/],
    ['cut off between its parts', `${secret}&&SG&&`, /was cut off/],
  ])('that is %s is named, and not printed', async (_, sessionData, words) => {
    const error = await mistake({ sessionData })
    expect(error).toMatchObject({ code: 'INVALID_SESSION', phase: 'session', retryable: false })
    expect(error.message).toMatch(words)
    expect(error.message).not.toContain(secret.slice(0, 8))
  })

  test('as Antom gives it is none of these mistakes', async () => {
    const sessionData = `${secret}==&&SG&&188&&${json}`
    const checkout = createCheckout({ environment: 'sandbox', sessionData, sdk: fake.sdk })
    await expect(checkout.mount('#host')).resolves.toMatchObject({ status: 'ready' })
    checkout.destroy()
  })
})

test.each([
  [undefined, 'en', 'en_US'],
  [undefined, 'de', 'de_DE'],
  [undefined, '', 'en_US'],
  ['zh-CN', 'en', 'zh_CN'],
  ['zh_HK', 'en', 'zh_HK'],
  ['zh-Hant-TW', 'en', 'zh_HK'],
  ['pt-BR', 'en', 'pt_BR'],
  ['ja', 'en', 'ja_JP'],
  ['id-ID', 'en', 'in_ID'],
  ['fil', 'en', 'tl_PH'],
  ['ro-RO', 'en', 'ro'],
  ['sv-SE', 'de', 'en_US'],
])(
  'the locale %s in a document of "%s" is %s in the spelling of Antom',
  async (locale, lang, spelt) => {
    document.documentElement.lang = lang
    const sdk = createFakeSdk()
    const options = { environment: 'sandbox', sessionData: 'session-1', sdk: sdk.sdk } as const
    const checkout = createCheckout({ ...options, ...(locale && { locale }) })
    void checkout.mount('#host')
    expect((await sdk.page()).locale).toBe(spelt)
    checkout.destroy()
  },
)
