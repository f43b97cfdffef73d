import { expect, test } from 'vitest'
import { CheckoutError, type CheckoutErrorCode, type CheckoutErrorPhase } from './errors.ts'

test.each<[CheckoutErrorCode, CheckoutErrorPhase, boolean]>([
  ['INVALID_OPTIONS', 'options', false],
  ['INVALID_SESSION', 'session', false],
  ['SESSION_FETCH_FAILED', 'session', true],
  ['SESSION_TIMEOUT', 'session', true],
  ['SESSION_EXPIRED', 'session', true],
  ['SDK_LOAD_FAILED', 'sdk', true],
  ['SDK_TIMEOUT', 'sdk', true],
  ['SDK_INCOMPATIBLE', 'sdk', false],
  ['HOST_NOT_FOUND', 'page', true],
  ['MOUNT_FAILED', 'page', true],
  ['PAGE_TIMEOUT', 'page', true],
  ['VERIFICATION_FAILED', 'verification', true],
  ['INVALID_STATE', 'usage', false],
])('%s belongs to the phase %s; trying again may help: %s', (code, phase, retryable) => {
  expect(new CheckoutError(code)).toMatchObject({ code, phase, retryable })
})
