import type { PaymentResult } from '../payment/paymentResult.ts'

/** The codes that this page sends: PROTOCOL.md, "Messages of the page". */
type MessageCode =
  | 'SDK_START_OF_LOADING'
  | 'SDK_END_OF_LOADING'
  | 'SDK_PAYMENT_SUCCESSFUL'
  | 'SDK_PAYMENT_FAIL'
  | 'SDK_PAYMENT_PROCESSING'
  | 'SDK_PAYMENT_CHALLENGE'
  | 'SDK_PAYMENT_RETRY'
  | 'SDK_PAYMENT_CANCEL'
  | 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT'
  | 'SDK_CREATEPAYMENT_PARAMETER_ERROR'

/** The shop around the frame. The page can send it messages, and nothing else. */
export interface Merchant {
  tell: (code: MessageCode, result?: PaymentResult) => void
  /** Asks for the whole browser to be sent to a wallet: PROTOCOL.md, "Redirects". */
  redirect: (normalUrl: string) => void
}

export function connectMerchant(page: Window): Merchant {
  // The messages are not secret, but only the shop that embeds this page should get them.
  const target = originOf(page.document.referrer) ?? '*'
  let redirects = 0

  // The SDK parses event.data: it must be a string, an object would throw there.
  const post = (message: object): void =>
    page.parent.postMessage(
      JSON.stringify({ name: 'APP_TO_SDK', mode: 'embed', ...message }),
      target,
    )

  return {
    tell: (code, result) => post({ code, message: result?.paymentResultMessage, result }),
    redirect: (normalUrl) => {
      redirects += 1
      post({
        context: {
          event: 'onRedirectUrl',
          data: { normalUrl },
          eventCallbackId: String(redirects),
        },
      })
    },
  }
}

/** For a page that is not embedded (the session's `normalUrl`): no messages, and redirects move this window. */
export function noMerchant(page: Window): Merchant {
  return { tell: () => {}, redirect: (normalUrl) => page.location.assign(normalUrl) }
}

function originOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).origin : undefined
}
