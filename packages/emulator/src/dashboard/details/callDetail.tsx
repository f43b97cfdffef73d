import type { JSX } from 'hono/jsx/jsx-runtime'
import type { Call } from '../../gateway/callLog.ts'
import { hrefOf } from '../address.ts'
import { Code, Diff, headerText, pretty } from '../parts/code.tsx'
import { Detail } from '../parts/detail.tsx'
import { Facts } from '../parts/facts.tsx'
import { Time } from '../parts/time.tsx'
import { orderOf, type Scene } from '../scene.ts'
import { statusTones } from '../views/callsView.tsx'

/** A call of the gateway: the request with its headers, and the answer. */
export function CallDetail({ scene, call }: { scene: Scene; call: Call }): JSX.Element {
  const { id, operation, requestBody, answer, paymentId } = call
  const earlier = earlierOf(scene, call)
  const answerBody = JSON.stringify(answer)
  return (
    <Detail
      scene={scene}
      id={`call-${id}`}
      over={call.by === 'hand' ? 'Call, made by hand' : 'Call of the gateway'}
      title={operation || 'Unknown path'}
      state={{ text: answer.result.resultCode, tone: statusTones[answer.result.resultStatus] }}
    >
      <Facts
        id={`facts-call-${id}`}
        facts={[
          ['Answer', answer.result.resultMessage],
          ['Fault', call.fault],
          ['Signed', call.isSigned ? 'yes' : 'no: a shop must believe it only as a refusal'],
          ['At', <Time at={call.time} day />],
          [
            'Payment',
            paymentId && (
              <a href={hrefOf(scene.address, { show: `payment-${paymentId}` })} data-subject>
                {orderOf(scene, paymentId) ?? paymentId}
              </a>
            ),
          ],
        ]}
      />
      {earlier && (
        <Diff
          id={`diff-call-${id}`}
          label={`Another request with the id ${call.requestId} came before, with other fields`}
          before={earlier.requestBody}
          after={requestBody}
        />
      )}
      <Code
        id={`request-call-${id}`}
        label="Request"
        text={pretty(requestBody) || '(no body, or none that was read)'}
        copied={requestBody}
      />
      <Code
        id={`headers-call-${id}`}
        label="Request line and headers"
        text={`POST ${call.path}\n${headerText(call.requestHeaders)}`}
      />
      <Code id={`answer-call-${id}`} label="Answer" text={pretty(answerBody)} copied={answerBody} />
      <Code
        id={`answer-headers-call-${id}`}
        label="Headers of the answer"
        text={headerText(call.answerHeaders)}
      />
    </Detail>
  )
}

/** The last call before with the same request id and another body. */
function earlierOf({ antom }: Scene, call: Call): Call | undefined {
  return antom.calls
    .list()
    .findLast(
      (each) =>
        each.id < call.id &&
        call.requestId !== undefined &&
        each.requestId === call.requestId &&
        each.operation === call.operation &&
        each.requestBody !== call.requestBody,
    )
}
