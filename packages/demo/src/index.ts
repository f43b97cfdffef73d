import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { startEmulator } from '@antom-checkout/emulator'
import type { Emulator } from '@antom-checkout/emulator'
import { createAntomClient } from '@antom-checkout/server'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createApi } from './server/api.ts'
import { createCms } from './server/cms.ts'
import { createOrders } from './server/orders.ts'
import { createPages } from './server/pages.ts'
import { createPayments } from './server/payments.ts'

export type ShopOptions = {
  /** Default: 4000; 0 takes any free one. */
  port?: number
  /** Default: 4100; 0 takes any free one. */
  emulatorPort?: number
}

export type Shop = { url: string; emulator: Emulator; close: () => Promise<void> }

/** Starts the shop, and the emulator that plays Antom for it. Rejects with Node's `EADDRINUSE` when a port is taken. */
export async function startShop({
  port = 4000,
  emulatorPort = 4100,
}: ShopOptions = {}): Promise<Shop> {
  const emulator = await startEmulator({ port: emulatorPort })
  try {
    return await openShop(port, emulator)
  } catch (error) {
    await emulator.close()
    throw error
  }
}

async function openShop(port: number, emulator: Emulator): Promise<Shop> {
  let url = ''
  const { credentials, gateway, pageUrl } = emulator
  const antom = createAntomClient({ ...credentials, gateway })
  const payments = createPayments({ antom, shopUrl: () => url })
  const app = new Hono()
    .route(
      '/api',
      createApi({ orders: createOrders(), payments, config: { environment: pageUrl } }),
    )
    .route('/', createCms(pageUrl))
    .route('/', createPages(pageUrl))

  // On this machine only. Rejects with Node's EADDRINUSE when the port is taken.
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }) as Server
  await once(server, 'listening')
  // Not 127.0.0.1, which is the checkout page's: shop and page are different sites, as they are in the world.
  url = `http://localhost:${(server.address() as AddressInfo).port}`
  return {
    url,
    emulator,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await emulator.close()
    },
  }
}
