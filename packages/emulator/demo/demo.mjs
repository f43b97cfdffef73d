import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname } from 'node:path'
import { startEmulator } from '@antom-checkout/emulator'
import { acknowledge, createAntomClient, readNotification } from '@antom-checkout/server'
import { toNodeHandler } from '@antom-checkout/server/node'

// A shop with one rice bowl: its page, its server, and Antom, all on this machine. `npx @antom-checkout/emulator demo`.

const amount = { currency: 'SGD', value: '2800' } // 28.00: the smallest unit, as text
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const cdn = new URL('.', import.meta.resolve('@antom-checkout/element/antom-checkout.js'))

/** Port 0 is any free one. `say` is told what the shop's server learns. */
export async function startDemo({ port = 4000, emulatorPort = 4100, say = console.log } = {}) {
  const emulator = await startEmulator({ port: emulatorPort })
  const { credentials, gateway, pageUrl } = emulator
  const antom = createAntomClient({ ...credentials, gateway })
  let url = ''
  /** The newest attempt to pay: the shop has one order. */
  let paymentRequestId

  const steps = {
    async '/session'() {
      paymentRequestId = crypto.randomUUID() // a new one for every attempt
      const session = await antom.createPaymentSession({
        paymentRequestId,
        paymentAmount: amount,
        paymentRedirectUrl: url,
        paymentNotifyUrl: `${url.replace('localhost', '127.0.0.1')}/notify`,
        settlementStrategy: { settlementCurrency: 'SGD' },
        order: {
          referenceOrderId: '1042',
          orderDescription: 'A rice bowl',
          orderAmount: amount,
          buyer: { referenceBuyerId: 'buyer-1' },
        },
      })
      say('The page asked for a session; Antom signed one.')
      return Response.json(session)
    },
    async '/verify'() {
      const { paymentStatus } = await antom.inquiryPayment({ paymentRequestId })
      say(`The page asked whether the order is paid; Antom says ${paymentStatus}.`)
      return Response.json({ paymentStatus })
    },
    async '/notify'(request) {
      const notification = await readNotification(request, credentials)
      const { notifyType, result } = notification
      // With cards, the money is there with the capture.
      const isPaid = notifyType === 'CAPTURE_RESULT' && result.resultStatus === 'S'
      say(
        `Antom's notification: ${notifyType}, ${result.resultStatus}.${isPaid ? ' Ship now.' : ''}`,
      )
      return acknowledge()
    },
  }

  async function file(pathname) {
    const path = pathname === '/' ? 'index.html' : pathname.slice(1)
    const folder = path.startsWith('antom/') ? cdn : import.meta.url
    const content = await readFile(new URL(path.replace('antom/', ''), folder))
    const body =
      path === 'index.html' ? content.toString().replace('"sandbox"', `"${pageUrl}"`) : content
    return new Response(body, { headers: { 'content-type': types[extname(path)] ?? 'text/plain' } })
  }

  const handle = toNodeHandler((request) => {
    const { pathname } = new URL(request.url)
    const step = request.method === 'POST' && steps[pathname]
    const answer = step ? step(request) : file(pathname)
    return answer.catch(() => new Response('', { status: step ? 503 : 404 }))
  })
  const server = createServer(handle).listen(port, '127.0.0.1')
  await once(server, 'listening')
  url = `http://localhost:${server.address().port}`
  return {
    url,
    emulator,
    async close() {
      server.closeAllConnections()
      server.close()
      await emulator.close()
    },
  }
}
