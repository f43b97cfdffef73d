import type { CheckoutOptions, PaymentSessionResponse, PaymentStatus } from '@antom-checkout/core'

const ask = async (path: string, query: Record<string, string> = {}): Promise<unknown> => {
  const answer = await fetch(`/live/${path}?${new URLSearchParams(query)}`)
  if (!answer.ok) throw new Error(await answer.text())
  return answer.json()
}

/** A checkout that pays for real, with Antom's own SDK against the emulator. Rejects where there is none. */
export async function openShop(): Promise<CheckoutOptions> {
  if (!import.meta.env.DEV) throw new Error('This is a build of Storybook: it has no emulator.')
  const { environment } = (await ask('shop')) as { environment: string }
  let payment = ''
  return {
    environment,
    analytics: false,
    async fetchSession() {
      const session = (await ask('session', { back: location.href })) as PaymentSessionResponse & {
        paymentRequestId: string
      }
      payment = session.paymentRequestId
      return session
    },
    async verifyPayment() {
      const answer = (await ask('verify', { payment })) as { paymentStatus: PaymentStatus }
      return answer.paymentStatus
    },
  }
}
