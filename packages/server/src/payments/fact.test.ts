/// <reference types="node" />
import { expect, test } from 'vitest'
import type { Row } from '../index.ts'
import { factsOf, recordFact } from './fact.ts'
import { inEveryStore } from './test/inEveryStore.ts'
import { amount, success } from './test/shop.ts'

const attempt: Row<'attempt'> = {
  paymentRequestId: 'PAY_1',
  orderId: '1042',
  ...amount,
  notifyUrl: '',
  answer: '',
  expiresAt: 0,
  outcome: '',
  closedAt: 0,
  createdAt: 1,
}

inEveryStore('facts', (place) => {
  const payments = () => place.data.store.select('payment', { orderId: '1042' })
  const movements = () => place.data.store.select('movement', { orderId: '1042' })
  const payment = { kind: 'payment', attempt, paymentId: 'PID_1', method: 'CARD' } as const
  const capture = {
    kind: 'capture',
    orderId: '1042',
    paymentId: 'PID_1',
    transactionId: 'CID_1',
    requestId: 'by-antom',
    amount,
  } as const

  test('the first word about a paid amount stays', async () => {
    const { store } = place.data
    await recordFact(store, { ...payment, status: 'SUCCESS', amount }, 1)
    const [before] = await payments()
    const less = { currency: 'SGD', value: '1' }
    await recordFact(store, { ...payment, status: 'SUCCESS', amount: less, method: 'TNG' }, 2)
    await recordFact(store, { ...payment, status: 'PROCESSING' }, 3)
    expect(await payments()).toEqual([before])
  })

  test('failed before and failed after are told apart, and each is set once', async () => {
    const { store } = place.data
    await recordFact(store, { ...payment, status: 'FAIL' }, 1)
    expect(await payments()).toMatchObject([{ failedAt: 1, authorizedAt: 0, reversedAt: 0 }])
    await recordFact(store, { ...payment, status: 'SUCCESS', amount }, 2)
    expect(await payments()).toMatchObject([{ failedAt: 1, authorizedAt: 2, reversedAt: 0 }])
    await recordFact(store, { ...payment, status: 'CANCELLED' }, 3)
    await recordFact(store, { ...payment, status: 'FAIL' }, 4)
    expect(await payments()).toMatchObject([{ failedAt: 1, authorizedAt: 2, reversedAt: 3 }])
  })

  test('a capture is counted once, by a notification and by an inquiry', async () => {
    const { store } = place.data
    await recordFact(store, { ...capture, isDone: true }, 1)
    const answer = {
      result: { ...success, resultStatus: 'S' as const },
      paymentStatus: 'SUCCESS' as const,
      paymentId: 'PID_1',
      transactions: [
        { transactionType: 'CAPTURE', transactionStatus: 'SUCCESS', transactionId: 'CID_1' },
        { transactionType: 'CAPTURE', transactionStatus: 'PROCESSING', transactionId: 'CID_2' },
        { transactionType: 'CHARGEBACK', transactionStatus: 'SUCCESS', transactionId: 'X' },
        { transactionType: 'REFUND', transactionStatus: 'SUCCESS', transactionRequestId: 'R' },
      ],
    }
    for (const fact of factsOf(attempt, answer)) {
      await recordFact(store, fact, 2)
    }
    expect(await movements()).toMatchObject([
      { id: 'capture:CID_1', doneAt: 1, value: '6000' },
      { id: 'refund:R', doneAt: 2 },
    ])
  })

  test('a capture that failed may be done later, and both are kept', async () => {
    const { store } = place.data
    await recordFact(store, { ...capture, isDone: false }, 1)
    await recordFact(store, { ...capture, isDone: true }, 2)
    await recordFact(store, { ...capture, isDone: false }, 3)
    expect(await movements()).toMatchObject([{ doneAt: 2, failedAt: 1 }])
  })
})
