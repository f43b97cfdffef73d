import type { PaymentResult, RedirectUrls } from '../events.ts'
import { pageOf } from '../options.ts'
import type { SdkOptions } from '../sdk/sdk.ts'
import { drawing } from './drawing.ts'

/**
 * What Antom's page can do. Each verb works at once: callbacks have been called when it returns. If it is awaited, the
 * framework has rendered the result, too.
 */
export interface PageVerbs {
  /** The buyer has paid. */
  readonly succeed: (result?: PaymentResult) => PromiseLike<void>
  /** The payment failed: a `paymentResultCode`, or the whole result. Default `DO_NOT_HONOR`. */
  readonly fail: (reason?: string | PaymentResult) => PromiseLike<void>
  /** The payment is submitted, and its outcome is not known yet. */
  readonly process: (result?: PaymentResult) => PromiseLike<void>
  /** The buyer leaves without paying. */
  readonly cancel: () => PromiseLike<void>
  /** The buyer leaves Antom's result page. */
  readonly backToMerchant: () => PromiseLike<void>
  /** The page sends the browser to a bank or a wallet. The address is in `FakePage.leftFor`. */
  readonly redirect: (urls: RedirectUrls) => PromiseLike<void>
  /** Any other message of Antom's: `SDK_PAYMENT_CHALLENGE`, `SDK_PAYMENT_ERROR` … */
  readonly say: (code: string, result?: PaymentResult) => PromiseLike<void>
}

/** A page of Antom's that a checkout has opened. */
export interface FakePage extends PageVerbs {
  /** The session that the checkout opened it with. */
  readonly sessionData: string
  /** In Antom's spelling: `zh_CN`. */
  readonly locale: string
  readonly environment: string
  readonly frame: HTMLIFrameElement
  /** Whether its frame is in the document. */
  readonly isOpen: boolean
  /** The address that a redirect has led to; `undefined` if there was none, or a listener prevented it. */
  readonly leftFor: string | undefined
}

/** Selects one of several open pages by the options that it was opened with. */
export type WhichPage = Partial<Pick<FakePage, 'sessionData' | 'locale' | 'environment'>>

const drawnPage = `<!doctype html><title>Antom's page</title><body style="display: grid; place-items: center;
  min-height: 100vh; margin: 0; font: 14px system-ui, sans-serif; color: #6b7280; background: #f3f4f6">Antom's page`

/** The result as Antom writes it (DESIGN.md#what-antoms-page-says). */
const resultOf = (
  paymentStatus: string,
  paymentResultCode: string,
  resultStatus: string,
): PaymentResult => ({
  paymentStatus,
  paymentResultCode,
  result: { resultCode: paymentResultCode, resultStatus },
})

interface FakePageParts {
  readonly page: FakePage
  /** Puts its frame into the element that the selector names. */
  readonly place: (selector: string) => void
  readonly load: () => void
  /** The SDK's listener to its messages. */
  readonly hear: (event: MessageEvent) => void
}

/** Builds the frame of a page. It uses no network, and has loaded once `load` is called. */
export function createFakePage(
  { environment, locale }: SdkOptions,
  sessionData: string,
): FakePageParts {
  const frame = document.createElement('iframe')
  let isLoaded = false
  let leftFor: string | undefined
  frame.srcdoc = drawnPage
  Object.assign(frame, { width: '100%', height: '100%' })
  frame.style.border = 'none'
  frame.addEventListener('load', (event) => {
    if (!isLoaded) event.stopImmediatePropagation()
  })

  // By the same way as real messages, so the checkout's guard checks them.
  const post = (message: object): PromiseLike<void> => {
    if (!frame.isConnected) {
      throw new Error(
        `Antom's page with the session "${sessionData}" was told to speak, but its frame is not in the document any ` +
          'more: the checkout has freed it, or was unmounted. Take the page that is open now: await page().',
      )
    }
    const { origin } = pageOf(environment)
    const data = JSON.stringify({ name: 'APP_TO_SDK', mode: 'embed', ...message })
    const event = new MessageEvent('message', { data, origin })
    Object.defineProperty(event, 'source', { value: frame.contentWindow })
    return drawing(() => void window.dispatchEvent(event))
  }
  const say: PageVerbs['say'] = (code, result) =>
    post({ code, message: result?.paymentResultMessage, result })

  const page: FakePage = {
    sessionData,
    locale,
    environment,
    frame,
    get isOpen() {
      return frame.isConnected
    },
    get leftFor() {
      return leftFor
    },
    say,
    succeed: (result = resultOf('SUCCESS', 'SUCCESS', 'S')) =>
      say('SDK_PAYMENT_SUCCESSFUL', result),
    fail: (reason = 'DO_NOT_HONOR') =>
      say('SDK_PAYMENT_FAIL', typeof reason === 'string' ? resultOf('FAIL', reason, 'F') : reason),
    process: (result = resultOf('PROCESSING', 'PAYMENT_IN_PROCESS', 'U')) =>
      say('SDK_PAYMENT_PROCESSING', result),
    cancel: () => say('SDK_PAYMENT_CANCEL'),
    backToMerchant: () => say('SDK_PAYMENT_CLICK_BACK_TO_MERCHANT'),
    redirect: (urls) => post({ context: { event: 'onRedirectUrl', data: urls } }),
  }
  return {
    page,
    place(selector) {
      document.querySelector(selector)?.appendChild(frame)
      // jsdom gives no window to a frame in a shadow root.
      const standIn = { postMessage() {} }
      if (!frame.contentWindow) Object.defineProperty(frame, 'contentWindow', { value: standIn })
    },
    load() {
      isLoaded = true
      if (frame.isConnected) frame.dispatchEvent(new Event('load'))
    },
    // A message that the guard and the merchant let through. Antom's SDK would leave the page here.
    hear({ data }) {
      const { context } = JSON.parse(String(data))
      if (!context.event) return
      const { normalUrl, applinkUrl, schemeUrl } = context.data
      leftFor = normalUrl || applinkUrl || schemeUrl
    },
  }
}
