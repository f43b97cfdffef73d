import type { Antom } from '../antom.ts'
import { cancel } from './cancel.ts'
import { capture } from './capture.ts'
import { createPaymentSession } from './createPaymentSession.ts'
import { inquiryPayment } from './inquiryPayment.ts'
import { inquiryRefund } from './inquiryRefund.ts'
import { refund } from './refund.ts'
import type { Answer } from './result.ts'

type Operation = (antom: Antom, body: unknown) => Answer

/** Every call of the gateway. A Map, because a plain object would also know `constructor` and `__proto__`. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ['createPaymentSession', createPaymentSession],
  ['inquiryPayment', inquiryPayment],
  ['capture', capture],
  ['refund', refund],
  ['inquiryRefund', inquiryRefund],
  ['cancel', cancel],
])
