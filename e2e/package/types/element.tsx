// `<antom-checkout>` in JSX, in React 19: code of a merchant, and mistakes that must not compile.
import '@antom-checkout/element/define'
import type { AntomCheckoutElement } from '@antom-checkout/element'
import type { AntomCheckoutProps } from '@antom-checkout/element/react'
import { useRef, type ReactElement } from 'react'

export function Written({ locale }: { locale?: string }): ReactElement {
  return (
    <antom-checkout
      environment="sandbox"
      session-url="/api/checkout"
      session-params='{ "cart": 7 }'
      session-timeout={5000}
      page-timeout="5000"
      trusted-origins="https://a.example https://b.example"
      release-on="result"
      success-url="/thanks"
      analytics="false"
      view={false}
      locale={locale}
      hosted-url={undefined}
      id="pay"
      className="card"
      style={{ minHeight: 640 }}
    />
  )
}

export function Given(): ReactElement {
  const ref = useRef<AntomCheckoutElement>(null)
  return (
    <antom-checkout
      ref={ref}
      key="pay"
      environment="prod"
      sessionData={{ paymentSessionData: '…', whatever: 7 }}
      fetchSession={async ({ reason, signal }) => {
        const response = await fetch(`/api/checkout?reason=${reason}`, { method: 'POST', signal })
        return (await response.json()) as { paymentSessionData: string }
      }}
      verifyPayment={async () => 'PROCESSING'}
      timeouts={{ page: 5000 }}
      trustedOrigins={['https://pay.example']}
      sessionParams={{ cart: 7 }}
      view={{ words: { retry: 'Once more' } }}
      analytics={false}
      onClick={() => void ref.current?.retry()}
      onantom-ready={undefined}
      onantom-payment-failed={({ detail }) => console.log(detail.result?.paymentResultCode)}
      onantom-redirect={(event) => event.preventDefault()}
      onantom-state-change={({ detail }) => console.log(detail.state.status)}
    >
      <p slot="failed">That did not work.</p>
    </antom-checkout>
  )
}

export const props: AntomCheckoutProps = { environment: 'sandbox', 'session-data': '…' }

export const mistakes: ReactElement[] = [
  // @ts-expect-error environment is required
  <antom-checkout session-data="…" />,
  // @ts-expect-error environment is text
  <antom-checkout environment={1} />,
  // @ts-expect-error an attribute is text: the response is given as `sessionData`
  <antom-checkout environment="prod" session-data={{ paymentSessionData: '…' }} />,
  // @ts-expect-error the answer is inquiryPayment's
  <antom-checkout environment="prod" verifyPayment={async () => 'PAID'} />,
  // @ts-expect-error the one moment besides the default is the result
  <antom-checkout environment="prod" release-on="success" />,
  // @ts-expect-error milliseconds are a number
  <antom-checkout environment="prod" page-timeout="20s" />,
  // @ts-expect-error yes or no
  <antom-checkout environment="prod" analytics="no" />,
  // @ts-expect-error a list is a property
  <antom-checkout environment="prod" trusted-origins={['https://pay.example']} />,
  // @ts-expect-error no such attribute. (One with a hyphen may be any in JSX.)
  <antom-checkout environment="prod" success="/thanks" />,
  // @ts-expect-error the checkout is the element's own
  <antom-checkout environment="prod" checkout={null} />,
  // @ts-expect-error a ready page has no error
  <antom-checkout environment="prod" onantom-ready={({ detail }) => detail.error} />,
  // @ts-expect-error the event is the DOM's, and has the checkout's in `detail`
  <antom-checkout environment="prod" onantom-error={({ error }) => error} />,
  // @ts-expect-error the ref is the element
  <antom-checkout environment="prod" ref={(given: HTMLInputElement | null) => given?.select()} />,
]
