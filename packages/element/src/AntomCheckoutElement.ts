import {
  checkoutEventNames,
  createCheckout,
  type Checkout,
  type CheckoutEventName,
  type CheckoutState,
  type Stop,
} from '@antom-checkout/core'
import { attachView, frameHost } from '@antom-checkout/core/view'
import { checkoutOptions } from './checkoutOptions.ts'
import type { PropertyName } from './attributes.ts'
import { CheckoutProperties } from './CheckoutProperties.ts'
import { domEvent, domEventName } from './events.ts'
import { showStatus } from './status.ts'
import { isPaidAlready, wayOut } from './wayOut.ts'

/**
 * Antom's Checkout Page as an element, with a look for every state.
 * Importing this registers nothing: `@antom-checkout/element/define` does.
 *
 * @tagname antom-checkout
 *
 * @fires {CustomEvent} antom-ready - Antom's page has loaded; once per mount.
 * @fires {CustomEvent} antom-payment-successful - Antom's page says that the order is paid: for display only.
 * @fires {CustomEvent} antom-payment-failed - It says that the payment failed.
 * @fires {CustomEvent} antom-payment-canceled - The buyer left without submitting.
 * @fires {CustomEvent} antom-back-to-merchant - The buyer left Antom's result page.
 * @fires {CustomEvent} antom-payment-processing - Submitted, and the outcome is not known.
 * @fires {CustomEvent} antom-payment-error - Antom asks to inquire the payment.
 * @fires {CustomEvent} antom-payment-notice - Every other word about the payment; changes no state.
 * @fires {CustomEvent} antom-verification-settled - `verifyPayment` gave a final answer.
 * @fires {CustomEvent} antom-redirect - The browser is about to leave; `preventDefault()` keeps the buyer here.
 * @fires {CustomEvent} antom-session-expired - The session's time passed before a result.
 * @fires {CustomEvent} antom-session-required - A session is needed and cannot be fetched: answer with new `sessionData`.
 * @fires {CustomEvent} antom-error - What went wrong, with a stable code.
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
  /** The checkout behind the element, which mounts and unmounts it. */
  readonly checkout: Checkout = createCheckout(checkoutOptions(this))
  #root: ShadowRoot = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
  #internals: ElementInternals | undefined = this.attachInternals?.()
  #stopAsking: Stop | undefined
  #stopView: Stop | undefined

  constructor() {
    super()
    this.checkout.subscribe(({ status }) => showStatus(this.#internals, status))
    for (const name of checkoutEventNames) {
      // An answer to `sessionRequired` is a way to get a session: that one is listened to when somebody does.
      if (name !== 'sessionRequired') this.#tell(name)
    }
  }

  #tell(name: CheckoutEventName): Stop {
    return this.checkout.on(name, (event) => {
      const isKept = !this.dispatchEvent(domEvent(event))
      if (event.type === 'redirect' && isKept) event.preventDefault()
      const url = wayOut(this, event)
      // The way back from there leads past this page, if it was only passed through.
      if (url) location[isPaidAlready(event) ? 'replace' : 'assign'](url)
    })
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
    const asked = 'sessionRequired'
    if (!this.#stopAsking && args[0] === domEventName(asked)) this.#stopAsking = this.#tell(asked)
    super.addEventListener(...args)
  }

  protected override changed(name: PropertyName): void {
    this.checkout.setOptions(checkoutOptions(this))
    if (this.#stopView && /^(view|locale)$/.test(name)) this.#attachView()
  }

  /** @internal */
  override connectedCallback(): void {
    super.connectedCallback()
    if (!this.#stopView) this.#attachView()
    this.checkout.mount(frameHost(this.#root)).catch(() => {}) // The state and `antom-error` tell.
  }

  /** @internal The browser calls this instead of the two around it for `moveBefore`: nothing happens. */
  connectedMoveCallback(): void {}

  /** @internal */
  disconnectedCallback(): void {
    queueMicrotask(() => {
      if (this.isConnected) return // Appended elsewhere in the same task, it was only moved.
      this.checkout.unmount()
      this.#stopView?.()
      this.#stopView = undefined
    })
  }

  #attachView(): void {
    const { locale, view } = this
    this.#stopView?.()
    this.#stopView =
      view === false
        ? () => {}
        : attachView(this.#root, this.checkout, { locale, ...(typeof view === 'object' && view) })
  }

  /** Where the checkout is: an immutable snapshot. */
  get state(): CheckoutState {
    return this.checkout.state
  }

  /** Begins a new payment where `state.canRetry`; rejects with `INVALID_STATE` elsewhere. */
  retry(): Promise<CheckoutState> {
    return this.checkout.retry()
  }
}
