import '@antom-checkout/element/define'
import type { CheckoutOptions, CheckoutState } from '@antom-checkout/core'
import { LitElement, html, type PropertyDeclarations, type TemplateResult } from 'lit'

/** The page of a shop: a checkout, and a line that follows its state. */
export class LitPayment extends LitElement {
  static override properties: PropertyDeclarations = {
    options: { attribute: false },
    status: { state: true },
  }
  declare options: CheckoutOptions
  declare status: CheckoutState['status']

  // The recipe has one style sheet for all frameworks.
  protected override createRenderRoot(): this {
    return this
  }

  protected override render(): TemplateResult {
    const { environment, sdk, fetchSession, locale, timeouts } = this.options
    return html`
      <p role="status">The checkout is ${this.status ?? 'on its way'}.</p>
      <antom-checkout
        environment=${environment}
        .sdk=${sdk}
        .fetchSession=${fetchSession}
        .locale=${locale}
        .timeouts=${timeouts}
        ?inert=${this.status === 'verifying'}
        @antom-state-change=${({ detail }: HTMLElementEventMap['antom-state-change']) => {
          this.status = detail.state.status
        }}
      ></antom-checkout>
    `
  }
}
customElements.define('lit-payment', LitPayment)
