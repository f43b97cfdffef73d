import type { Merchant } from '../merchant.ts'

/** What no shop should trip over, and none should believe. */
const garbage: readonly unknown[] = [
  '',
  'not JSON',
  '{"code":"SDK_PAYMENT_SUCC',
  'null',
  '7',
  '[]',
  '"SDK_PAYMENT_SUCCESSFUL"',
  '{}',
  '{"code":7}',
  '{"code":{"startsWith":"SDK_PAYMENT"}}',
  '{"code":["SDK_PAYMENT_SUCCESSFUL"]}',
  '{"context":"onRedirect"}',
  '{"context":{"event":7}}',
  '{"code":"SDK_PAYMENT_SUCCESSFUL","result":"paid"}',
  '{"context":{"event":"onRedirectUrl","data":{}}}',
  '{"context":{"event":"onRedirectUrl","data":{"normalUrl":"javascript:alert(1)"}}}',
  undefined,
  null,
  7,
  { code: 'SDK_PAYMENT_SUCCESSFUL' },
]

/** Says all of it before and after each right thing. */
export function speakGarbage(merchant: Merchant, page: Window): Merchant {
  const rubbish = (): void => {
    for (const message of garbage) page.parent.postMessage(message, '*')
  }
  return {
    tell: (...said) => {
      rubbish()
      merchant.tell(...said)
      rubbish()
    },
    redirect: (normalUrl) => {
      rubbish()
      merchant.redirect(normalUrl)
    },
  }
}
