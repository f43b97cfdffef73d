import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Antom } from './antom.ts'
import { createBank } from './serve/bank.ts'
import { createCheckoutPage, pagePath } from './serve/checkout-page.ts'
import { systemClock } from './clock.ts'
import { createCredentials, type AntomKeys, type Credentials } from './credentials.ts'
import { createGateway } from './gateway/gateway.ts'
import { listen } from './listen.ts'
import { readScenario, type Scenario } from './scenarios/scenario.ts'
import { securityHeaders } from './serve/security-headers.ts'
import { createSessionStore } from './payment/session-store.ts'
import { createWalletPage } from './serve/wallet-page.ts'

export interface EmulatorOptions {
  /** Where to listen on 127.0.0.1. Default: 0, any free port. */
  port?: number
  /** How the page behaves, or what every payment comes to. Default: `normal`, and the test card decides. */
  scenario?: Scenario
}

export interface Emulator {
  /** The address of everything, without a path: `http://127.0.0.1:4100`. */
  url: string
  /** The checkout page: what the SDK's `environment` takes. */
  pageUrl: string
  /** The Open API: what a merchant client's `gateway` takes. */
  gateway: string
  /** Made for this run only. */
  credentials: Credentials
  /** Ends it, with every open connection, and frees the port. Payments are forgotten. May be called twice. */
  close: () => Promise<void>
}

/**
 * Starts Antom on this machine: the gateway and the hosted checkout page. In contrast to Antom's sandbox it needs no account
 * and no internet, and forgets everything when closed. Rejects when the port is taken or the scenario unknown.
 *
 * @example
 * const emulator = await startEmulator()
 * const client = createAntomClient({ ...emulator.credentials, gateway: emulator.gateway })
 * const sdk = new AMSCheckoutPage({ environment: emulator.pageUrl })
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const scenario = readScenario(options.scenario)
  const { credentials, keys } = await createCredentials()

  const app = new Hono<{ Bindings: HttpBindings }>()
  const bank = new Hono()
  const { url, close } = await listen(createAdaptorServer({ fetch: app.fetch }), options.port ?? 0)
  // Another port is another origin, as a bank's page in Antom's is.
  const others = await listen(createAdaptorServer({ fetch: bank.fetch }), 0)
  const pageUrl = `${url}${pagePath}index.html`
  const antom: Antom = {
    sessions: createSessionStore(),
    clock: systemClock,
    scenario,
    pageUrl,
    bankUrl: others.url,
  }
  routes(app, antom, credentials.clientId, keys)
  bank.use(securityHeaders())
  bank.route('/', createBank(antom))

  return {
    url,
    pageUrl,
    gateway: url,
    credentials,
    close: async () => void (await Promise.all([close(), others.close()])),
  }
}

function routes(
  app: Hono<{ Bindings: HttpBindings }>,
  antom: Antom,
  clientId: string,
  keys: AntomKeys,
): void {
  app.use(securityHeaders(antom.bankUrl))
  app.route('/', createGateway(antom, clientId, keys))
  app.route(pagePath, createCheckoutPage(antom))
  app.route('/wallet', createWalletPage(antom))
  app.get('/', (c) => c.text(`Antom emulator. No real money.\nCheckout page: ${antom.pageUrl}\n`))
}
