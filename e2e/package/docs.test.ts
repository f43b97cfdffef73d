import { CheckoutError, checkoutOptionNames, type CheckoutErrorCode } from '@antom-checkout/core'
import { AntomCheckoutElement } from '@antom-checkout/element'
import { results } from '../bench/results.ts'
import { generated, markdownTable } from './generated.ts'
import { rows } from '../security/hazards/table.ts'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// Tables of the READMEs that are made from data.

test("core's README has the table of hazards as it is tested", () => {
  const table = markdownTable(
    ['', 'The bare SDK', 'With us', 'Seen in'],
    rows.map(({ hazard, bare, ours, probe }) => [
      hazard,
      bare,
      ours,
      `${probe ? 'Chromium, Firefox, WebKit' : 'Node'}; ESM, UMD`,
    ]),
  )
  expect(generated('packages/core/README.md', 'hazards', table)).toBe(table)
})

/** Options without an attribute of their own name, and the attributes that replace them. */
const inHtml: Record<string, RegExp> = {
  fetchSession: /^session-(url|params)$/,
  sdk: /^sdk-(?!timeout)/,
  timeouts: /-timeout$/,
}

test('the README says how each option is spelled in React, in Vue and in HTML', () => {
  const kebab = (name: string): string =>
    name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  const attributes = AntomCheckoutElement.observedAttributes
  const options = [...checkoutOptionNames, 'view'].map((name) => {
    const found = attributes.filter((each) => inHtml[name]?.test(each) || each === kebab(name))
    const property = found.includes(kebab(name)) ? [] : [`.${name}`]
    return [name, kebab(name), [...found, ...property].join(', ')]
  })
  const others = [
    ['onPaymentSuccessful', '@payment-successful', 'antom-payment-successful'],
    ['onStateChange', '@state-change', 'antom-state-change'],
    ['renderFailed', '#failed', 'slot="failed"'],
    ['ref', 'ref', '.checkout'],
  ]
  const code = (text: string): string =>
    text
      .split(', ')
      .map((each) => `\`${each}\``)
      .join(', ')
  const table = markdownTable(
    ['React', 'Vue', '`<antom-checkout>`'],
    [...options, ...others].map((row) => row.map(code)),
  )
  expect(generated('packages/core/README.md', 'spellings', table)).toBe(table)
})

test('the README has what was measured beside other providers and the bare SDK', () => {
  const { peers, load, runtime } = results()
  const names: Record<string, string> = {
    ours: '**Antom Checkout**, a look for every state and Antom’s class included',
    headless: '**Antom Checkout**, headless',
    bare: '`@alipay/ams-checkout` alone',
  }
  const table = markdownTable(
    ['a React page with', 'JavaScript and CSS (gz)', 'and scripts of another host'],
    Object.entries(peers).map(([name, { kilobytes, remote }]) => [
      names[name] ?? `\`${name}\``,
      `${kilobytes} kB`,
      remote.join(', ') || 'none',
    ]),
  )
  const times = markdownTable(
    ['time to the loaded frame (slow 4G, 4 × slower processor)', ''],
    [
      ['a page that only writes an `<iframe>`', '1'],
      ["**Antom Checkout**, Antom's class in the entry", `${load['class']} ×`],
      ['**Antom Checkout**', `${load['ours']} ×`],
      ['`@alipay/ams-checkout` alone', `${load['bare']} ×`],
    ],
  )
  const costs = `Beside \`@alipay/ams-checkout\` alone, mounting and unmounting takes ${runtime.cycles} × the time; a foreign message of 20 kB ${runtime.message} ×.`
  const text = [table, times, costs].join('\n\n')
  expect(generated('README.md', 'measured', text)).toBe(text)
})

const codes: Record<CheckoutErrorCode, true> = {
  INVALID_OPTIONS: true,
  INVALID_SESSION: true,
  SESSION_FETCH_FAILED: true,
  SESSION_TIMEOUT: true,
  SESSION_EXPIRED: true,
  SDK_LOAD_FAILED: true,
  SDK_TIMEOUT: true,
  SDK_INCOMPATIBLE: true,
  HOST_NOT_FOUND: true,
  MOUNT_FAILED: true,
  PAGE_TIMEOUT: true,
  VERIFICATION_FAILED: true,
  INVALID_STATE: true,
}

test.each(Object.keys(codes) as CheckoutErrorCode[])('%s is explained in the README', (code) => {
  const readme = readFileSync(new URL('../../packages/core/README.md', import.meta.url), 'utf8')
  expect(readme).toContain(`\n### ${code}\n`)
  const { docs } = new CheckoutError(code, '')
  expect(docs).toBe(`https://npmjs.com/package/@antom-checkout/core#${code.toLowerCase()}`)
})
