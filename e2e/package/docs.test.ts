import { CheckoutError, checkoutOptionNames, type CheckoutErrorCode } from '@antom-checkout/core'
import { AntomCheckoutElement } from '@antom-checkout/element'
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
  expect(generated('README.md', 'spellings', table)).toBe(table)
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
  expect(docs).toBe(`@antom-checkout/core/README.md#${code.toLowerCase()}`)
})
