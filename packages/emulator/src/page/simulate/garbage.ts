import type { Merchant } from '../merchant.ts'

/** Malformed messages. No shop may crash on one of them, or believe it. */
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

/** Sends all malformed messages before and after each right one. */
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
