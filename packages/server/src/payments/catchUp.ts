import { factsOf, recordFact } from './fact.ts'
import { inquire } from './inquire.ts'
import type { PaymentsSettings } from './paymentsOptions.ts'
import { runEffects } from './runEffects.ts'
import { settle } from './settle.ts'
import type { TableName, Row } from './store/rows.ts'

export interface CatchUpReport {
  /** Attempts, captures and refunds that Antom was asked about. */
  readonly asked: number
  /** Those that got no answer. They are asked about the next time. */
  readonly unanswered: number
}

const PAGE = 100
const AT_ONCE = 4

/** Asks Antom about everything that is open, and runs the callbacks that are still to be run. */
export async function catchUp(settings: PaymentsSettings): Promise<CatchUpReport> {
  let asked = 0
  let unanswered = 0
  const ask = async (about: () => Promise<unknown>): Promise<void> => {
    asked += 1
    try {
      await about()
    } catch (error) {
      unanswered += 1
      console.error('Antom: catchUp() got no answer to one of its questions. It asks again.', error)
    }
  }
  await each(pages(settings, 'attempt', 'paymentRequestId', { closedAt: 0 }), (attempt) =>
    ask(async () => {
      await inquire(settings, attempt)
      await settle(settings, attempt.orderId)
    }),
  )
  await each(pages(settings, 'operation', 'id', { status: '' }), (operation) =>
    ask(() => askAbout(settings, operation)),
  )
  // Effects whose process died, or whose callback threw.
  await each(pages(settings, 'effect', 'key', { doneAt: 0 }), async (effect) => {
    await runEffects(settings, [effect])
  })
  return { asked, unanswered }
}

async function askAbout(settings: PaymentsSettings, operation: Row<'operation'>): Promise<void> {
  const { antom, store, now } = settings
  const { id, kind, orderId, paymentId, requestId, currency, value } = operation
  if (kind === 'refund') {
    const { refundStatus, refundId } = await antom.inquiryRefund({ refundRequestId: requestId })
    if (refundStatus !== 'SUCCESS' && refundStatus !== 'FAIL') {
      return
    }
    const amount = { currency, value }
    const isDone = refundStatus === 'SUCCESS'
    const refund = { kind, orderId, paymentId, transactionId: refundId, requestId, amount, isDone }
    await recordFact(store, refund, now())
    await store.update('operation', { id, status: '' }, { status: isDone ? 'D' : 'F' })
  } else {
    const answer = await antom.inquiryPayment({ paymentId })
    const [payment] = await store.select('payment', { paymentId })
    const { paymentRequestId = '' } = payment ?? {}
    const [attempt] = await store.select('attempt', { paymentRequestId })
    for (const fact of attempt ? factsOf(attempt, answer) : []) {
      await recordFact(store, fact, now())
      if (fact.kind === 'capture' && fact.requestId === requestId) {
        await store.update('operation', { id, status: '' }, { status: fact.isDone ? 'D' : 'F' })
      }
    }
  }
  await settle(settings, orderId)
}

/** The rows that are open at the moment, page by page. */
async function* pages<Name extends TableName>(
  { store }: PaymentsSettings,
  table: Name,
  key: keyof Row<Name>,
  where: Partial<Row<Name>>,
): AsyncGenerator<readonly Row<Name>[]> {
  let after = ''
  for (;;) {
    const rows = await store.select(table, { ...where, [key]: { after } } as never, PAGE)
    yield rows
    if (rows.length < PAGE) {
      return
    }
    after = String(rows.at(-1)![key])
  }
}

/** A few at once, so that a night's backlog floods neither Antom nor the database. */
async function each<Item>(
  items: AsyncIterable<readonly Item[]>,
  run: (item: Item) => Promise<void>,
): Promise<void> {
  for await (const page of items) {
    const waiting = [...page]
    const worker = async (): Promise<void> => {
      for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
        await run(item)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }
}
