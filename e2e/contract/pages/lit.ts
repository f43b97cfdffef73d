import type { Checkout, CheckoutEventName } from '@antom-checkout/core'
import type { AntomCheckoutElement } from '@antom-checkout/element'
import '@antom-checkout/element/define'
import { html, nothing, render, type TemplateResult } from 'lit'
import { cache } from 'lit/directives/cache.js'
import { ref } from 'lit/directives/ref.js'
import { repeat } from 'lit/directives/repeat.js'
import { callbackOf, drawnBy, type Drawn, type Given, type Subject } from './subject.ts'

export function createSubject(container: Element): Subject {
  const shown = new Map<string, Drawn>()
  const checkouts = new Map<string, Checkout>()
  const found = (name: string, element: Element | undefined): void =>
    void (element && checkouts.set(name, (element as AntomCheckoutElement).checkout))
  const draw = async (): Promise<void> => {
    const one = ([name, given]: [string, Drawn]): unknown =>
      cache(given.isHidden ? nothing : template(name, given, found))
    render(
      repeat([...shown], ([name]) => name, one),
      container as HTMLElement,
    )
  }
  return drawnBy('Lit 3', shown, checkouts, draw)
}

function template(
  name: string,
  { options, callbacks, view, slots }: Given,
  found: (name: string, element: Element | undefined) => void,
): TemplateResult {
  const on = (event: CheckoutEventName): ((event: CustomEvent<never>) => void) | undefined => {
    const callback = callbackOf(callbacks, event)
    return callback && (({ detail }) => callback(detail))
  }
  const retry = ({ target }: Event): void =>
    void (target as Element)
      .closest('antom-checkout')!
      .retry()
      .catch(() => {})
  return html`<antom-checkout
    id=${name}
    environment=${options.environment}
    ?hidden=${false}
    .sessionData=${options.sessionData}
    .fetchSession=${options.fetchSession}
    .locale=${options.locale}
    .sdk=${options.sdk}
    .releaseOn=${options.releaseOn}
    .verifyPayment=${options.verifyPayment}
    .timeouts=${options.timeouts}
    .trustedOrigins=${options.trustedOrigins}
    .hostedUrl=${options.hostedUrl}
    .frameTitle=${options.frameTitle}
    .analytics=${options.analytics}
    .view=${view}
    @antom-ready=${on('ready')}
    @antom-payment-successful=${on('paymentSuccessful')}
    @antom-payment-failed=${on('paymentFailed')}
    @antom-payment-canceled=${on('paymentCanceled')}
    @antom-back-to-merchant=${on('backToMerchant')}
    @antom-payment-processing=${on('paymentProcessing')}
    @antom-payment-error=${on('paymentError')}
    @antom-payment-notice=${on('paymentNotice')}
    @antom-verification-settled=${on('verificationSettled')}
    @antom-redirect=${on('redirect')}
    @antom-session-expired=${on('sessionExpired')}
    @antom-session-required=${on('sessionRequired')}
    @antom-error=${on('error')}
    @antom-message-blocked=${on('messageBlocked')}
    @antom-state-change=${on('stateChange')}
    ${ref((element) => found(name, element))}
    >${Object.entries(slots).map(
      ([slot, text]) =>
        html`<p slot=${slot}>${text} <button @click=${retry}>Once more</button></p>`,
    )}</antom-checkout
  >`
}
