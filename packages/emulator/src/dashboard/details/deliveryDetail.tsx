import type { JSX } from 'hono/jsx/jsx-runtime'
import { signedBytes } from '../../gateway/signature.ts'
import { mannerText, outcomeText } from '../../notify/deliveryEntry.ts'
import type { Delivery, Notification } from '../../notify/notification.ts'
import type { Tone } from '../../timeline/entry.ts'
import { Code, Diff, headerText, pretty } from '../parts/code.tsx'
import { Pill } from '../parts/pill.tsx'
import { Time } from '../parts/time.tsx'

interface DeliveryProps {
  notification: Notification
  delivery: Delivery
  number: number
  isLast: boolean
  tone: Tone
}

/** One delivery: the request as it was sent, what was signed, and the answer. */
export function DeliveryDetail({
  notification,
  delivery,
  number,
  isLast,
  tone,
}: DeliveryProps): JSX.Element {
  const { id, url, body } = notification
  const { sent, time, took } = delivery
  const key = `${id}-${number}`
  const manner = mannerText(delivery)
  return (
    <li id={`delivery-${key}`}>
      <details open={isLast}>
        <summary>
          <span class="number">{number}</span>
          <Time at={time} />
          <Pill tone={tone}>{outcomeText(delivery)}</Pill>
          {manner && <Pill tone="warn">{manner}</Pill>}
          {took !== undefined && <span class="took">{took} ms</span>}
        </summary>
        {sent && sent.body !== body && (
          <Diff
            id={`diff-${key}`}
            label="This delivery had another body"
            before={body}
            after={sent.body}
          />
        )}
        {delivery.status !== undefined && (
          <Code
            id={`answer-${key}`}
            label="Answer of the shop"
            text={answerText(delivery)}
            copied={delivery.body ?? ''}
          />
        )}
        {sent && (
          <>
            <Code id={`headers-${key}`} label="Headers" text={headerText(sent.headers)} />
            <Code
              id={`signed-${key}`}
              label={
                delivery.fault === 'corrupt'
                  ? 'What was signed, before it was corrupted'
                  : 'What is signed'
              }
              text={signedText(url, sent.headers, delivery.fault === 'corrupt' ? body : sent.body)}
            />
            <Code id={`curl-${key}`} label="The same request, by curl" text={curl(url, sent)} />
          </>
        )}
      </details>
    </li>
  )
}

function answerText({ status, headers = {}, body = '' }: Delivery): string {
  return `HTTP ${status}\n${headerText(headers)}\n\n${pretty(body) || '(no body)'}`
}

/** The text under the signature. */
function signedText(url: string, headers: Readonly<Record<string, string>>, body: string): string {
  const { pathname, search } = new URL(url)
  const content = {
    method: 'POST',
    path: pathname + search,
    clientId: headers['client-id'] ?? '',
    time: headers['request-time'] ?? '',
    body: Buffer.from(body),
  }
  return signedBytes(content).toString()
}

function curl(url: string, { headers, body }: NonNullable<Delivery['sent']>): string {
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`
  const options = Object.entries(headers).map(
    ([name, value]) => `  -H ${quoted(`${name}: ${value}`)} \\\n`,
  )
  return `curl -X POST ${quoted(url)} \\\n${options.join('')}  --data-raw ${quoted(body)}`
}
