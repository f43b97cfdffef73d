import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { startEmulator } from '@antom-checkout/emulator'
import { createAntomClient } from '@antom-checkout/server'
import type { Plugin } from 'vite'

const amount = { currency: 'USD', value: '4800' }

/** A shop's server and Antom's emulator, for as long as Storybook is developed. They are not in the build. */
export const merchant: Plugin = {
  name: 'merchant',
  apply: 'serve',
  async configureServer({ middlewares }) {
    const { credentials, gateway, pageUrl } = await startEmulator()
    const antom = createAntomClient({ ...credentials, gateway })
    const answers: Record<string, (query: URLSearchParams) => unknown> = {
      '/live/shop': () => ({ environment: pageUrl }),
      async '/live/session'(query) {
        const paymentRequestId = randomUUID()
        const session = await antom.createPaymentSession({
          paymentRequestId,
          paymentAmount: amount,
          paymentRedirectUrl: query.get('back') ?? pageUrl,
          order: {
            referenceOrderId: paymentRequestId,
            orderDescription: 'Tea bowl, celadon',
            orderAmount: amount,
            buyer: { referenceBuyerId: 'designer' },
          },
        })
        return { ...session, paymentRequestId }
      },
      '/live/verify': (query) =>
        antom.inquiryPayment({ paymentRequestId: query.get('payment') ?? '' }),
    }
    middlewares.use((request, response, next) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
      const answer = answers[pathname]
      if (answer) void reply(response, () => answer(searchParams))
      else next()
    })
  },
}

async function reply(response: ServerResponse, answer: () => unknown): Promise<void> {
  try {
    const text = JSON.stringify(await answer())
    response.writeHead(200, { 'content-type': 'application/json' }).end(text)
  } catch (error) {
    response.writeHead(502, { 'content-type': 'text/plain' }).end(String(error))
  }
}
