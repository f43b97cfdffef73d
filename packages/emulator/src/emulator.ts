import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import type { Antom } from './antom.ts'
import { createCheckoutPage, pagePath } from './checkout-page.ts'
import { systemClock } from './clock.ts'
import { createCredentials, type AntomKeys, type Credentials } from './credentials.ts'
import { createGateway } from './gateway.ts'
import { listen } from './listen.ts'
import { outcomeOfScenario, outcomes, type Outcome, type Scenario } from './outcomes.ts'
import { securityHeaders } from './security-headers.ts'
import { createSessionStore } from './session-store.ts'
import { createWalletPage } from './wallet-page.ts'

export interface EmulatorOptions {
  /** Where to listen on 127.0.0.1. Default: 0, any free port. */
  port?: number
  /** Makes every payment come to this, whatever the card. Default: the test card decides. */
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
  const forced = forcedOutcome(options.scenario)
  const { credentials, keys } = await createCredentials()

  const app = new Hono<{ Bindings: HttpBindings }>()
  const server = createAdaptorServer({ fetch: app.fetch })
  const { url, close } = await listen(server, options.port ?? 0)
  const pageUrl = `${url}${pagePath}index.html`
  const antom: Antom = {
    sessions: createSessionStore(),
    clock: systemClock,
    pageUrl,
    ...(forced && { forced }),
  }
  routes(app, antom, credentials.clientId, keys)

  return { url, pageUrl, gateway: url, credentials, close }
}

function routes(
  app: Hono<{ Bindings: HttpBindings }>,
  antom: Antom,
  clientId: string,
  keys: AntomKeys,
): void {
  app.use(securityHeaders)
  app.route('/', createGateway(antom, clientId, keys))
  app.route(pagePath, createCheckoutPage(antom))
  app.route('/wallet', createWalletPage(antom))
  app.get('/', (c) => c.text(`Antom emulator. No real money.\nCheckout page: ${antom.pageUrl}\n`))
}

function forcedOutcome(scenario: string | undefined): Outcome | undefined {
  if (scenario === undefined) return undefined
  const outcome = outcomeOfScenario(scenario)
  if (outcome) return outcome
  const names = outcomes.map((row) => `"${row.scenario}"`).join(', ')
  throw new Error(`scenario must be one of ${names}, but it was "${scenario}".`)
}
