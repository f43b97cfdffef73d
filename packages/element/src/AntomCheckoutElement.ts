import {
  createCheckout,
  languageAt,
  type Checkout,
  type CheckoutState,
  type Stop,
} from '@antom-checkout/core'
import { attachView, frameHost } from '@antom-checkout/core/view'
import type { PropertyValues } from '@lit/reactive-element'
import { checkoutOptions } from './checkoutOptions.ts'
import { CheckoutProperties } from './CheckoutProperties.ts'
import { forwardEvents } from './forwardEvents.ts'
import { watchLanguage } from './watchLanguage.ts'
import { createSessionQuestion, type SessionQuestion } from './sessionQuestion.ts'
import { showStatus } from './status.ts'
import { isPreview, showPreview } from './turboPreview.ts'
import { followWayOut } from './wayOut.ts'

/** The properties that answer `antom-session-required`. */
const sources = ['sessionData', 'fetchSession', 'sessionUrl'] as const

/**
 * Antom's Checkout Page as an element, with a look for every state.
 * Importing this registers nothing: `@antom-checkout/element/define` does.
 *
 * @tagname antom-checkout
 *
 * @fires {CustomEvent} antom-ready - Antom's page has loaded; once per mount.
 * @fires {CustomEvent} antom-payment-successful - Antom's page says that the order is paid: for display only.
 * @fires {CustomEvent} antom-payment-failed - Antom's page says that the payment failed.
 * @fires {CustomEvent} antom-payment-canceled - The buyer left without submitting.
 * @fires {CustomEvent} antom-back-to-merchant - The buyer left Antom's result page.
 * @fires {CustomEvent} antom-payment-processing - Submitted, and the outcome is not known.
 * @fires {CustomEvent} antom-payment-error - Antom asks to inquire the payment.
 * @fires {CustomEvent} antom-payment-notice - Every other word about the payment; changes no state.
 * @fires {CustomEvent} antom-verification-settled - `verifyPayment` gave a final answer.
 * @fires {CustomEvent} antom-redirect - The browser is about to leave; `preventDefault()` keeps the buyer here.
 * @fires {CustomEvent} antom-session-expired - The session's time passed before a result.
 * @fires {CustomEvent} antom-session-required - A session is needed and cannot be fetched: answer with new `sessionData`. A listener that is added later to the element gets the open question, too.
 * @fires {CustomEvent} antom-error - Something went wrong: `detail.error` has a stable code.
 * @fires {CustomEvent} antom-message-blocked - A message that looks like Antom's was refused.
 * @fires {CustomEvent} antom-state-change - The state has changed.
 *
 * @slot loading - In the place of the skeleton.
 * @slot failed - In the place of the panel for a payment that failed, as are the following for their states.
 * @slot canceled
 * @slot expired
 * @slot error
 * @slot succeeded
 * @slot verifying
 * @slot processing
 *
 * @csspart box - Everything.
 * @csspart frame - Around Antom's page.
 * @csspart strip - The line above Antom's page.
 * @csspart strip-action - What can be done there.
 * @csspart skeleton - While loading.
 * @csspart panel - In the place of Antom's page, once it is gone.
 * @csspart icon
 * @csspart title
 * @csspart text
 * @csspart button - The one thing to do.
 * @csspart link - The other.
 *
 * @cssprop [--antom-min-height=600px] - The height that is reserved.
 * @cssprop [--antom-sticky-top=0px] - Where news stay in sight: below a header that stays there, too.
 * @cssprop [--antom-accent=#1a5fd0] - The button.
 * @cssprop [--antom-on-accent=#fff] - Its text.
 * @cssprop [--antom-text=inherit]
 * @cssprop [--antom-surface=none]
 * @cssprop [--antom-border=#8884] - Lines.
 * @cssprop [--antom-radius=12px]
 * @cssprop [--antom-font=inherit]
 *
 * @cssState idle
 * @cssState loading
 * @cssState ready
 * @cssState processing
 * @cssState verifying
 * @cssState succeeded
 * @cssState failed
 * @cssState canceled
 * @cssState expired
 * @cssState error
 */
export class AntomCheckoutElement extends CheckoutProperties {
  readonly #checkout: Checkout = createCheckout(checkoutOptions(this))
  readonly #internals: ElementInternals | undefined = this.attachInternals?.()
  readonly #question: SessionQuestion = createSessionQuestion(this)
  readonly #lookForWayOut: () => void
  #sheets: CSSStyleSheet[] | undefined
  #language: string | undefined
  /** The element was connected, and its checkout is not mounted yet. */
  #isNew = false
  #stopView: Stop | undefined
  #stopLanguage: Stop | undefined

  constructor() {
    super()
    this.#checkout.subscribe(({ status, phase }: CheckoutState & { readonly phase?: string }) => {
      showStatus(this.#internals, status)
      if (status !== 'loading' || phase !== 'session') this.#question.answer()
    })
    forwardEvents(this.#checkout, this, this.#question)
    this.#lookForWayOut = followWayOut(this.#checkout, this, () => this.isConnected && !isPreview())
  }

  override addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: (this: AntomCheckoutElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void
  override addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
  override addEventListener(...args: Parameters<HTMLElement['addEventListener']>): void {
    super.addEventListener(...args)
    const [name, listener, options] = args
    this.#question.added(name, listener, options)
  }

  override removeEventListener(...args: Parameters<HTMLElement['removeEventListener']>): void {
    super.removeEventListener(...args)
    const [name, listener, options] = args
    this.#question.removed(name, listener, options)
  }

  /** @internal Uses a declarative shadow root, also a closed one. */
  protected override createRenderRoot(): ShadowRoot {
    const root =
      this.shadowRoot ?? this.#internals?.shadowRoot ?? this.attachShadow({ mode: 'open' })
    // A page that was saved with its shadow roots contains a dead copy of the view.
    root.querySelector('[part=box]')?.remove()
    frameHost(root)
    // A copy: the root's own list is emptied in another document.
    this.#sheets = root.adoptedStyleSheets && [...root.adoptedStyleSheets]
    return root
  }

  /** @internal */
  override connectedCallback(): void {
    super.connectedCallback()
    // Another document removes the style sheets, and coming back does not restore them.
    const { adoptedStyleSheets: now } = this.#root
    if (this.#sheets && !now.length && this.ownerDocument === document) {
      this.#root.adoptedStyleSheets = this.#sheets
    }
    this.#isNew = true
    this.connectedMoveCallback()
  }

  /**
   * @internal Browsers call this for `moveBefore` instead of disconnecting and connecting: Antom's page stays loaded.
   */
  connectedMoveCallback(): void {
    // The language may differ here.
    this.#stopLanguage?.()
    this.#stopLanguage = watchLanguage(this, () => this.requestUpdate())
    this.requestUpdate()
  }

  /** @internal A frame cannot be moved into another document. */
  adoptedCallback(): void {
    this.#checkout.unmount()
  }

  /** @internal */
  override disconnectedCallback(): void {
    super.disconnectedCallback()
    queueMicrotask(() => {
      // An element that is appended elsewhere in the same task was only moved.
      if (this.isConnected) return
      this.#checkout.unmount()
      for (const stop of [this.#stopView, this.#stopLanguage]) stop?.()
      this.#stopView = this.#stopLanguage = undefined
    })
  }

  /** @internal Passes all changes of this task to the checkout at once. The view draws by itself. */
  protected override update(changed: PropertyValues): void {
    super.update(changed)
    const before = this.#language
    this.#language = this.locale ?? (this.isConnected ? languageAt(this) : before)
    const isOther = this.#language !== before
    if (sources.some((name) => changed.has(name) && this[name])) this.#question.answer()
    if (changed.size || isOther) {
      this.#checkout.setOptions({ ...checkoutOptions(this), locale: this.#language })
    }
    if (!this.isConnected) return
    if (!this.#stopView || changed.has('view') || isOther) this.#attachView()
    if (this.#isNew && !isPreview()) this.#start()
  }

  #start(): void {
    this.#isNew = false
    this.#checkout.mount(frameHost(this.#root)).catch(() => {}) // The state and `antom-error` show the failure.
    this.#lookForWayOut()
  }

  #attachView(): void {
    const { view } = this
    const options = { locale: this.#language, ...(typeof view === 'object' && view) }
    const show = (checkout: Checkout): Stop =>
      view === false ? () => {} : attachView(this.#root, checkout, options)
    this.#stopView?.()
    this.#stopView =
      this.#isNew && isPreview()
        ? showPreview(this.#checkout, show, () => {
            this.#attachView()
            this.#start()
          })
        : show(this.#checkout)
  }

  get #root(): ShadowRoot {
    return this.renderRoot as ShadowRoot
  }

  /** The checkout of the element, which mounts and unmounts it. All properties that were set before are applied. */
  get checkout(): Checkout {
    this.performUpdate()
    return this.#checkout
  }

  /** The current state: an immutable snapshot. */
  get state(): CheckoutState {
    return this.checkout.state
  }

  /** Pays again where `state.canRetry`; rejects with `INVALID_STATE` elsewhere. */
  retry(): Promise<CheckoutState> {
    return this.checkout.retry()
  }
}
