import type { Emulator } from '@antom-checkout/emulator'
import type { OrderView } from '../../common/orderView.ts'
import { emulatedAntom } from '../antom.ts'
import { openDatabase } from '../database.ts'
import { listen } from '../listen.ts'
import { openShop, type OpenShop } from '../openShop.ts'

export const OWNER_KEY = 'the-key-of-the-owner'

/** The shop on a free port, an emulator that sends it notifications, and the hands of a buyer and of the owner. */
export interface TestShop extends OpenShop {
  readonly url: string
  readonly emulator: Emulator
  readonly post: (path: string, body?: unknown) => Promise<Response>
  readonly order: (sku: string, quantity?: number) => Promise<OrderView>
  readonly find: (id: string) => Promise<OrderView>
  /** Pays an order. Resolves when the shop has got its notifications. */
  readonly pay: (id: string, cardNumber?: string) => Promise<void>
  /** As the owner's page asks. */
  readonly ask: (
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<Response>
  readonly close: () => Promise<void>
}

const VISA = '4111111111111111'

export async function openTestShop(place = ':memory:'): Promise<TestShop> {
  const antom = await emulatedAntom(0)
  const emulator = antom.emulator!
  const database = await openDatabase(place)
  let url = ''
  const addresses = () => ({ shop: url, notify: `${url}/api/antom/notify` })
  const shop = await openShop({ antom, database, ownerKey: OWNER_KEY, addresses })
  const server = await listen(shop.api, 0)
  url = `http://127.0.0.1:${server.port}`

  const post: TestShop['post'] = (path, body = {}) =>
    fetch(url + path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
    })
  const find: TestShop['find'] = async (id) =>
    (await (await fetch(`${url}/api/orders/${id}`)).json()) as OrderView
  return {
    ...shop,
    url,
    emulator,
    post,
    find,
    order: async (sku, quantity = 1) =>
      (await (await post('/api/orders', { items: [{ sku, quantity }] })).json()) as OrderView,
    pay: async (id, cardNumber = VISA) => {
      const session = await (await post(`/api/orders/${id}/session`)).json()
      const body = { sessionData: session.paymentSessionData, methodType: 'CARD', cardNumber }
      const pay = new URL('api/pay', emulator.pageUrl)
      await fetch(pay, { method: 'POST', body: JSON.stringify(body) })
      await emulator.notifications.idle()
    },
    ask: (path, body, headers = {}) =>
      fetch(`${url}/api/admin${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        body: body === undefined ? null : JSON.stringify(body),
        headers: {
          'Content-Type': 'application/json',
          Cookie: `loam-owner=${OWNER_KEY}`,
          Origin: url,
          ...headers,
        },
      }),
    close: async () => {
      await server.close()
      await Promise.all([antom.close(), database.close()])
    },
  }
}

/** The first view that a stream of server-sent events has, and each later one. */
export async function* viewsOf<View>(response: Response): AsyncGenerator<View> {
  const text = response.body!.pipeThrough(new TextDecoderStream())
  let rest = ''
  for await (const chunk of text as unknown as AsyncIterable<string>) {
    const messages = (rest + chunk).split('\n\n')
    rest = messages.pop()!
    for (const message of messages) yield JSON.parse(message.replace(/^data: /, '')) as View
  }
}
