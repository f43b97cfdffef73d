import type { PaymentResult, RedirectUrls } from '../events.ts'
import { pageOf } from '../options.ts'
import type { SdkOptions } from '../sdk/sdk.ts'
import { drawing } from './drawing.ts'

/**
 * What Antom's page can do. Each happens at once: callbacks have been called when it returns. Awaited, what a framework
 * draws from it is there, too.
 */
export interface PageVerbs {
  /** The buyer has paid. */
  succeed: (result?: PaymentResult) => PromiseLike<void>
  /** The payment failed: a `paymentResultCode`, or the whole result. Default `DO_NOT_HONOR`. */
  fail: (reason?: string | PaymentResult) => PromiseLike<void>
  /** The payment is submitted, and its outcome is not known yet. */
  process: (result?: PaymentResult) => PromiseLike<void>
  /** The buyer leaves without paying. */
  cancel: () => PromiseLike<void>
  /** The buyer leaves Antom's result page. */
  backToMerchant: () => PromiseLike<void>
  /** The page sends the browser to a bank or a wallet. Where the buyer ends up is in `FakePage.leftFor`. */
  redirect: (urls: RedirectUrls) => PromiseLike<void>
  /** Any other message of Antom's: `SDK_PAYMENT_CHALLENGE`, `SDK_PAYMENT_ERROR` … */
  say: (code: string, result?: PaymentResult) => PromiseLike<void>
}

/** A page of Antom's that a checkout has opened. */
export interface FakePage extends PageVerbs {
  /** What the checkout opened it with. */
  readonly sessionData: string
  /** In Antom's spelling: `zh_CN`. */
  readonly locale: string
  readonly environment: string
  readonly frame: HTMLIFrameElement
  /** Its frame is in the document. */
  readonly isOpen: boolean
  /** Where a redirect has taken the buyer; `undefined` if there was none, or somebody prevented it. */
  readonly leftFor: string | undefined
}

/** Tells pages apart when several are open: by what they were opened with. */
export type WhichPage = Partial<Pick<FakePage, 'sessionData' | 'locale' | 'environment'>>

const drawnPage = `<!doctype html><title>Antom's page</title><body style="display: grid; place-items: center;
  min-height: 100vh; margin: 0; font: 14px system-ui, sans-serif; color: #6b7280; background: #f3f4f6">Antom's page`

/** The result as Antom writes it (protocol §4.3). */
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
  /** Puts its frame into what the selector names. */
  readonly place: (selector: string) => void
  readonly load: () => void
  /** What the SDK hears of it. */
  readonly hear: (event: MessageEvent) => void
}

/** Builds the frame of a page. It asks nothing of the network, and has loaded when `load` is called, not before. */
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

  // The way real messages come, so that the checkout's guard judges them.
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
    // What the SDK hears once the guard and the merchant let it. It would leave the page here.
    hear({ data }) {
      const { context } = JSON.parse(String(data))
      if (!context.event) return
      const { normalUrl, applinkUrl, schemeUrl } = context.data
      leftFor = normalUrl || applinkUrl || schemeUrl
    },
  }
}
