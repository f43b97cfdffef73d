// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { contentSecurityPolicy, scriptInventory, type PolicyOptions } from './index.ts'

const page = 'https://checkout.antom.com'
const cdn = 'https://js.antom.com/v2/ams-checkout.js'
const withAnalytics = {
  'connect-src': ["'self'", 'https://imdap-sea.alipay.com'],
  'img-src': ["'self'", 'https://imdap-sea.alipay.com'],
}

test.for<[PolicyOptions, Record<string, string[]>]>([
  [
    { environment: 'prod' },
    {
      'script-src': ["'self'", 'https://gw.alipayobjects.com'],
      'frame-src': ['https:'],
      ...withAnalytics,
    },
  ],
  [
    { environment: 'prod', analytics: false },
    { 'script-src': ["'self'"], 'frame-src': ['https:'] },
  ],
  [
    { environment: 'sandbox', analytics: false, strict: true },
    { 'script-src': ["'self'"], 'frame-src': [page] },
  ],
  [
    { environment: 'http://127.0.0.1:4100/page', analytics: false },
    { 'script-src': ["'self'"], 'frame-src': ['https:', 'http://127.0.0.1:4100'] },
  ],
  [
    { environment: 'http://127.0.0.1:4100/page', analytics: false, strict: true },
    { 'script-src': ["'self'"], 'frame-src': ['http://127.0.0.1:4100'] },
  ],
  [
    { environment: 'prod', sdk: { src: cdn }, analytics: false },
    { 'script-src': ["'self'", cdn], 'frame-src': ['https:'] },
  ],
  [
    { environment: 'prod', sdk: { src: cdn, nonce: 'bm9uY2U=' } },
    {
      'script-src': ["'self'", "'nonce-bm9uY2U='", 'https://gw.alipayobjects.com'],
      'frame-src': ['https:'],
      ...withAnalytics,
    },
  ],
  [
    { environment: 'prod', sdk: { src: '/antom.js' }, analytics: false },
    { 'script-src': ["'self'"], 'frame-src': ['https:'] },
  ],
  [
    { environment: 'prod', sdk: async () => class {} as never, analytics: false },
    { 'script-src': ["'self'"], 'frame-src': ['https:'] },
  ],
  [
    { environment: 'prod', sdk: class {} as never, analytics: false, trustedTypes: true },
    {
      'script-src': ["'self'"],
      'frame-src': ['https:'],
      'require-trusted-types-for': ["'script'"],
    },
  ],
  [
    { environment: 'prod', sdk: { src: cdn }, analytics: false, trustedTypes: true },
    {
      'script-src': ["'self'", cdn],
      'frame-src': ['https:'],
      'require-trusted-types-for': ["'script'"],
      'trusted-types': ['antom-checkout'],
    },
  ],
])('%o', ([options, directives]) => {
  expect(contentSecurityPolicy(options).directives).toEqual(directives)
})

test('the header says the same as the data', () => {
  const { header } = contentSecurityPolicy({ environment: 'prod' })
  expect(header).toBe(
    "script-src 'self' https://gw.alipayobjects.com; frame-src https:; " +
      "connect-src 'self' https://imdap-sea.alipay.com; img-src 'self' https://imdap-sea.alipay.com",
  )
})

describe('no option can add a directive', () => {
  test('by the address of the script', () => {
    const sdk = { src: "https://cdn.example/sdk.js;script-src 'unsafe-inline',x?v=1;x#;y" }
    const { header } = contentSecurityPolicy({ environment: 'prod', sdk, analytics: false })
    expect(header).toBe(
      "script-src 'self' https://cdn.example/sdk.js%3Bscript-src%20'unsafe-inline'%2Cx; frame-src https:",
    )
  })

  test('by its nonce', () => {
    const sdk = { src: cdn, nonce: "x'; script-src *" }
    expect(() => contentSecurityPolicy({ environment: 'prod', sdk })).toThrow(/^sdk.nonce must be/)
  })
})

test.for<[PolicyOptions, RegExp]>([
  [
    { environment: 'production' },
    /^environment must be "sandbox", "prod" or .* "production"\. Did you mean "prod"\?$/,
  ],
  [{ environment: 'prod', analytics: 'no' as never }, /^analytics must be true or false/],
  [{ environment: 'prod', trustedTypes: true }, /^analytics must be false with trustedTypes/],
])('a mistake throws at once: %o', ([options, message]) => {
  expect(() => contentSecurityPolicy(options)).toThrow(message)
})

describe('the inventory', () => {
  const sources = (options: PolicyOptions): string[] =>
    scriptInventory(options).map(({ source }) => source)

  test('names each script that will run, and no other', () => {
    expect(sources({ environment: 'prod', analytics: false })).toEqual([
      'npm:@antom-checkout/*',
      'npm:@alipay/ams-checkout',
    ])
    expect(sources({ environment: 'prod', sdk: { src: cdn } })).toEqual([
      'npm:@antom-checkout/*',
      cdn,
      'https://gw.alipayobjects.com/render/p/yuyan_npm/@alipay_intl-tracker/1.6.0/dist/common.min.js',
    ])
  })

  test('says for each script why it is there, what authorises it and what ensures its integrity', () => {
    const integrity = 'sha384-abc'
    for (const script of scriptInventory({ environment: 'prod', sdk: { src: cdn, integrity } })) {
      for (const text of Object.values(script)) expect(text).toMatch(/\S/)
    }
    const [, sdk, tracker] = scriptInventory({ environment: 'prod', sdk: { src: cdn, integrity } })
    expect(sdk?.integrity).toContain(integrity)
    expect(tracker?.integrity).toMatch(/^None/)
  })
})
