import { randomBytes } from 'node:crypto'
import type { Emulator } from '@antom-checkout/emulator'
import { Hono } from 'hono'
import type { Account } from './server/account.ts'
import { connectedAntom, emulatedAntom, type Antom } from './server/antom.ts'
import { createCms } from './server/cms.ts'
import { openDatabase, type Database } from './server/database.ts'
import { listen } from './server/listen.ts'
import { openShop } from './server/openShop.ts'
import { createPages } from './server/pages.ts'
import { repeat } from './server/repeat.ts'

export interface ShopOptions {
  /** Default: 4000; 0 takes any free one. */
  readonly port?: number
  /** Default: 4100; 0 takes any free one. */
  readonly emulatorPort?: number
  /** An account at Antom's sandbox. Default: an emulator plays Antom. */
  readonly account?: Account | undefined
  /** `postgres://…`, or a file of SQLite. Default: orders are kept in memory. */
  readonly database?: string | undefined
  /** The shop's public address, for notifications. An emulator needs none. */
  readonly publicUrl?: string | undefined
}

export interface Shop {
  readonly url: string
  /** The owner's page, with the key to it. */
  readonly ownerUrl: string
  /** The checkout's `environment`. */
  readonly environment: string
  /** The name of the other side, for the terminal. */
  readonly antom: string
  /** `undefined` with an account. */
  readonly emulator: Emulator | undefined
  readonly close: () => Promise<void>
}

const KEY_BYTES = 18
const CATCH_UP_MS = 60_000
/** Without notifications, only polling finds payments. */
const CATCH_UP_UNNOTIFIED_MS = 5000

/**
 * Starts the shop, and without an account the emulator that plays Antom for it. Rejects with a sentence if the account or
 * the database cannot be used, and with Node's `EADDRINUSE` if a port is taken.
 */
export async function startShop(options: ShopOptions = {}): Promise<Shop> {
  const { account, emulatorPort = 4100, database: place = ':memory:' } = options
  const antom = account ? await connectedAntom(account) : await emulatedAntom(emulatorPort)
  const database = await openDatabase(place).catch(async (error: unknown) => {
    await antom.close()
    throw error
  })
  try {
    return await serveShop(options, antom, database)
  } catch (error) {
    await Promise.all([antom.close(), database.close()])
    throw error
  }
}

async function serveShop(
  { port = 4000, publicUrl }: ShopOptions,
  antom: Antom,
  database: Database,
): Promise<Shop> {
  const { environment, emulator, isLocal } = antom
  const ownerKey = randomBytes(KEY_BYTES).toString('base64url')
  let url = ''
  const reachable = (): string | undefined => publicUrl ?? (isLocal ? url : undefined)
  const addresses = () => {
    const host = reachable()
    return { shop: publicUrl ?? url, notify: host && `${host}/api/antom/notify` }
  }
  const { api, owner, payments } = await openShop({ antom, database, ownerKey, addresses })
  const app = new Hono()
    .route('/', api)
    .route('/', createCms(environment))
    .get('/admin', owner.enter)
    .route('/', createPages(environment))

  const server = await listen(app, port)
  // Not 127.0.0.1, which is the checkout page's: shop and page are different sites, as they are in the world.
  url = `http://localhost:${server.port}`
  const stopCatchUp = repeat(payments.catchUp, reachable() ? CATCH_UP_MS : CATCH_UP_UNNOTIFIED_MS)
  return {
    url,
    ownerUrl: `${url}/admin?key=${ownerKey}`,
    environment,
    antom: antom.name,
    emulator,
    close: async () => {
      await Promise.all([server.close(), stopCatchUp()])
      await Promise.all([antom.close(), database.close()])
    },
  }
}
