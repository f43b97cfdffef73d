import type { Antom } from '../antom.ts'
import type { Tone } from '../timeline/entry.ts'
import type { Call } from './callLog.ts'

type NewCall = Omit<Call, 'id' | 'time' | 'paymentId' | 'requestId'>

const tones: Readonly<Record<'S' | 'F' | 'U', Tone>> = { S: 'good', F: 'bad', U: 'busy' }

/**
 * Keeps a call of the gateway, and puts it on the timeline. A shop that asks for a status every few seconds would fill the
 * timeline: an inquiry that was answered like the one before is kept with the calls alone.
 */
export function noteCall(antom: Antom, call: NewCall): void {
  const { calls, timeline, clock } = antom
  const { operation, answer, isSigned, fault, by } = call
  const ids = idsOf(antom, call)
  const isRepeated = operation.startsWith('inquiry') && isAnsweredBefore(antom, call, ids.paymentId)
  const { id } = calls.add({ ...call, ...ids, time: clock.now() })
  if (isRepeated && !fault) {
    return
  }
  const asides = [fault && `fault: ${fault}`, !isSigned && 'unsigned']
  const aside = asides.filter(Boolean).join(', ')
  timeline.add({
    kind: by === 'hand' ? 'hand' : 'call',
    title: operation || 'unknown path',
    detail: answer.result.resultCode + (aside && ` (${aside})`),
    tone: fault ? 'warn' : tones[answer.result.resultStatus],
    subject: `call-${id}`,
    ...(ids.paymentId && { paymentId: ids.paymentId }),
  })
}

function isAnsweredBefore(
  { calls }: Antom,
  { operation, answer }: NewCall,
  paymentId: string | undefined,
): boolean {
  const before = calls
    .list()
    .findLast((each) => each.operation === operation && each.paymentId === paymentId)
  return before !== undefined && JSON.stringify(before.answer) === JSON.stringify(answer)
}

/** The ids in a request that the emulator knows. The body may be anything. */
function idsOf(
  { sessions }: Antom,
  { operation, requestBody, answer }: NewCall,
): Pick<Call, 'paymentId' | 'requestId'> {
  const fields = readObject(requestBody)
  const text = (name: string): string => {
    const value = fields[name] ?? answer[name]
    return typeof value === 'string' ? value : ''
  }
  const session =
    sessions.ofPaymentId(text('paymentId')) ??
    sessions.byRequestId(text('paymentRequestId')) ??
    sessions.byRefundRequestId(text('refundRequestId'))?.session ??
    sessions.byRefundId(text('refundId'))?.session
  const requestId = text(requestIdNames.get(operation) ?? '')
  return {
    ...(session && { paymentId: session.paymentId }),
    ...(requestId && { requestId }),
  }
}

const requestIdNames: ReadonlyMap<string, string> = new Map([
  ['createPaymentSession', 'paymentRequestId'],
  ['capture', 'captureRequestId'],
  ['refund', 'refundRequestId'],
])

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
