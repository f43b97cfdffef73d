import fc from 'fast-check'

/** A message to post: a text, a value, or the name of a value that is not JSON. */
export type Hostile =
  | { readonly text: string }
  | { readonly value: unknown }
  | { readonly odd: Odd }
type Odd = 'undefined' | 'buffer' | 'port' | 'map' | 'date' | 'error' | 'blob' | 'big'

const one = <Value>(...values: readonly Value[]): fc.Arbitrary<Value> => fc.constantFrom(...values)

const codes = one(
  ...['SUCCESSFUL', 'FAIL', 'PROCESSING', 'ERROR', 'CANCEL', 'CLICK_BACK_TO_MERCHANT', 'RETRY', ''],
).map((code) => `SDK_PAYMENT_${code}`)

const jumble = fc.string({ unit: 'binary', maxLength: 20 })

/** Addresses that no redirect may lead to. */
const forbidden: readonly string[] = [
  'javascript:window.pwned=1',
  'JaVaScRiPt:window.pwned=1',
  ' javascript:window.pwned=1',
  '\u0000javascript:window.pwned=1',
  'java\tscript:window.pwned=1',
  'java\nscript:window.pwned=1',
  '\u00a0javascript:window.pwned=1',
  'javascript://bank.test/%0awindow.pwned=1',
  'data:text/html,<script>top.pwned=1</script>',
  'vbscript:pwned',
  'blob:https://evil.test/0a6b',
  'filesystem:https://evil.test/temporary/x',
  'file:///etc/passwd',
  'about:blank',
  'view-source:https://evil.test/',
  'intent://pay#Intent;scheme=javascript;end',
  'ws://evil.test/',
  'ftp://evil.test/',
  'http://evil.test/',
  'http://localhost.evil.test/',
  'http://127.0.0.1.evil.test/',
  'http://localhost@evil.test/',
  '//evil.test/',
  '\\\\evil.test\\',
  '/\\evil.test',
  '/account/delete',
  '?next=https://evil.test/',
  'evil.test',
  'https://',
  'https://evil.test:99999/',
  'https://[::1',
]

/** Addresses that only Antom's page may name. */
const addresses = one(
  ...forbidden,
  'https://evil.test/',
  'HTTPS://EVIL.TEST/',
  'https:\\\\evil.test\\',
  'https:evil.test',
  // Chromium takes this as a URL, the standard does not.
  'https:// evil.test/',
  'https://checkout.antom.com@evil.test/',
  'https://xn--anto-nnc.test/',
  'https://аntom.test/',
  'alipay://pay',
)

const redirect = fc.record({
  event: one('onRedirect', 'onRedirectUrl', 'onRedirect\u0000', 'onRedirect '),
  data: fc.record(
    { normalUrl: addresses, schemeUrl: addresses, applinkUrl: addresses },
    { requiredKeys: [] },
  ),
})

const result = fc.record(
  {
    paymentResultCode: one('INVALID_CVV', 'SUCCESS', '__proto__'),
    paymentStatus: one('SUCCESS', 'FAIL'),
    needChangeSessionForRetry: fc.boolean(),
    [`<img src=x onerror="window.pwned=1">`]: jumble,
  },
  { requiredKeys: [] },
)

/** Messages in the shape of Antom's page. */
const valid = fc.oneof(
  fc.record({ code: codes, message: jumble, result }, { requiredKeys: ['code'] }),
  fc.record({ context: redirect }),
  fc.record({ code: codes, name: fc.constant('APP_TO_SDK'), context: redirect }),
)

/** Messages that are almost in the shape of Antom's page. */
const near = fc.oneof(
  fc.record({ code: one<unknown>(5, true, {}, ['SDK_PAYMENT_SUCCESSFUL'], { startsWith: 1 }) }),
  fc.record({ code: codes, result: one<unknown>('SUCCESS', 7, [], true) }),
  fc.record({ code: codes, context: one<unknown>('onRedirect', [], 1) }),
  fc.record({ code: codes, message: one<unknown>({}, [], 3) }),
  fc.record({ context: fc.record({ event: one<unknown>(7, {}, ['onRedirect']), data: redirect }) }),
  fc.record({
    context: fc.record({
      event: fc.constant('onRedirect'),
      data: one<unknown>(null, 5, 'https://evil.test/', []),
    }),
  }),
  codes.map((code) => ({ code: ` ${code}` })),
  codes.map((code) => ({ code: code.toLowerCase() })),
  codes.map((code) => [{ code }]),
  codes.map((code) => JSON.stringify({ code })),
)

/** Messages that have no effect, even from Antom's page. */
export const misshapen: fc.Arbitrary<Hostile> = near.map((value) => ({
  text: JSON.stringify(value),
}))

const polluting = one(
  '{"__proto__":{"code":"SDK_PAYMENT_SUCCESSFUL","pwned":1}}',
  '{"__proto__":{"pwned":1},"code":"SDK_PAYMENT_SUCCESSFUL"}',
  '{"constructor":{"prototype":{"pwned":1}},"code":"SDK_PAYMENT_FAIL"}',
  '{"code":"SDK_PAYMENT_FAIL","result":{"__proto__":{"pwned":1},"constructor":{"prototype":{"pwned":1}}}}',
  '{"context":{"event":"onRedirect","data":{"__proto__":{"normalUrl":"https://evil.test/"}}}}',
  '{"context":{"__proto__":{"event":"onRedirect"},"data":{"normalUrl":"https://evil.test/"}}}',
  '{"code":"SDK_PAYMENT_FAIL","toString":1,"valueOf":1,"hasOwnProperty":1,"then":1}',
  '{"code":"SDK_PAYMENT_FAIL","code":"SDK_PAYMENT_SUCCESSFUL"}',
)

const huge = one(
  '['.repeat(20_000),
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  `${'{"context":'.repeat(3000)}1${'}'.repeat(3000)}`,
  JSON.stringify({ code: 'SDK_PAYMENT_SUCCESSFUL', message: 'x'.repeat(200_000) }),
  JSON.stringify({ code: `SDK_PAYMENT_${'A'.repeat(50_000)}` }),
)

const notJson = fc.oneof(
  jumble,
  one('', '{', 'undefined', 'NaN', '\ufeff{"code":"SDK_PAYMENT_SUCCESSFUL"}', "{'code':1}"),
  one('webpackHotUpdate', '[iFrameSizer]message', '{"eventType":"antom-close-event"}'),
  one('1e999', '"SDK_PAYMENT_SUCCESSFUL"', 'null', 'true', '-0', '[]', '{}'),
)

const said = fc.oneof(valid, near)

/** Every shape that a message can have. */
export const hostile: fc.Arbitrary<Hostile> = fc.oneof(
  { weight: 6, arbitrary: said.map((value) => ({ text: JSON.stringify(value) })) },
  { weight: 2, arbitrary: polluting.map((text) => ({ text })) },
  { weight: 2, arbitrary: notJson.map((text) => ({ text })) },
  { weight: 1, arbitrary: huge.map((text) => ({ text })) },
  // Objects, where the protocol has JSON text.
  { weight: 2, arbitrary: said.map((value) => ({ value })) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => ({ value })) },
  {
    weight: 1,
    arbitrary: one<Odd>('undefined', 'buffer', 'port', 'map', 'date', 'error', 'blob', 'big').map(
      (odd) => ({ odd }),
    ),
  },
)

/** Redirects that are forbidden even for Antom's page. */
export const forbiddenRedirect: fc.Arbitrary<Hostile> = fc
  .oneof(
    one(...forbidden).map((normalUrl) => ({ normalUrl })),
    one(...forbidden).map((applinkUrl) => ({ normalUrl: 'https://bank.test/', applinkUrl })),
    one(
      'javascript:window.pwned=1',
      ' JAVASCRIPT:1',
      'java\tscript:1',
      'data:,',
      'blob:https://bank.test/1',
      'about:blank',
      'file:///x',
      'vbscript:x',
      'filesystem:https://bank.test/x',
    ).map((schemeUrl) => ({ normalUrl: 'https://bank.test/', schemeUrl })),
    one<unknown>(5, {}, ['https://bank.test/'], true).map((normalUrl) => ({ normalUrl })),
    fc.constant({}),
    fc.constant({ schemeUrl: 'alipay://pay' }),
  )
  .map((data) => ({ text: JSON.stringify({ context: { event: 'onRedirect', data } }) }))

/** Messages of Antom's page about a payment, maybe with a redirect. None of them closes the page. */
export const genuine: fc.Arbitrary<{
  code?: string
  message?: string
  result?: object
  context?: { event: string; data: { normalUrl: string } }
}> = fc.oneof(
  fc.record(
    {
      code: one('SUCCESSFUL', 'FAIL', 'PROCESSING', 'ERROR', 'RETRY', 'CHALLENGE', 'ANYTHING').map(
        (code) => `SDK_PAYMENT_${code}`,
      ),
      message: fc.string({ minLength: 1 }),
      result,
      context: fc.record({
        event: one('onRedirect', 'onRedirectUrl'),
        data: fc.record({ normalUrl: one('https://bank.test/', 'HTTPS://Bank.test/?a=1#b') }),
      }),
    },
    { requiredKeys: ['code'] },
  ),
  fc.record({
    context: fc.record({
      event: fc.constant('onRedirect'),
      data: fc.record({ normalUrl: fc.constant('https://bank.test/pay') }),
    }),
  }),
)
