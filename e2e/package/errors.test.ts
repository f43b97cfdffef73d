import { CheckoutError, type CheckoutErrorCode } from '@antom-checkout/core'
import { expect, test } from '@playwright/test'
import { readFileSync } from 'node:fs'

const readme = readFileSync(new URL('../../packages/core/README.md', import.meta.url), 'utf8')

/** Where each code belongs, and whether trying again may help. */
const codes: Record<CheckoutErrorCode, readonly [phase: string, retryable: boolean]> = {
  INVALID_OPTIONS: ['options', false],
  INVALID_SESSION: ['session', false],
  SESSION_FETCH_FAILED: ['session', true],
  SESSION_TIMEOUT: ['session', true],
  SESSION_EXPIRED: ['session', true],
  SDK_LOAD_FAILED: ['sdk', true],
  SDK_TIMEOUT: ['sdk', true],
  SDK_INCOMPATIBLE: ['sdk', false],
  HOST_NOT_FOUND: ['page', true],
  MOUNT_FAILED: ['page', true],
  PAGE_TIMEOUT: ['page', true],
  VERIFICATION_FAILED: ['verification', true],
  INVALID_STATE: ['usage', false],
}

for (const [code, expected] of Object.entries(codes)) {
  test(`${code} says where it belongs and is explained in the README`, () => {
    const error = new CheckoutError(code as CheckoutErrorCode, '')
    expect([error.phase, error.retryable]).toEqual(expected)
    expect(readme).toContain(`\n### ${code}\n`)
    expect(error.docs).toBe(`@antom-checkout/core/README.md#${code.toLowerCase()}`)
  })
}
