import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Antom } from './antom.ts'
import { createClock, type Clock, type ClockKind } from './clock.ts'
import { createCredentials, type Credentials } from './credentials.ts'
import { createFaults, type ArmedFault, type Fault } from './faults/faults.ts'
import { createGateway, isGatewayPath } from './gateway/gateway.ts'
import { createOnce } from './gateway/once.ts'
import { pathOf } from './gateway/target.ts'
import { listen } from './listen.ts'
import { createSender, type Notifications } from './notify/sender.ts'
import { createSavedCards } from './payment/savedCards.ts'
import { createSessionStore } from './payment/sessionStore.ts'
import { readScenario, type Scenario } from './scenarios/scenario.ts'
import { createBank } from './serve/bank.ts'
import { createCheckoutPage, pagePath } from './serve/checkout-page.ts'
import { limitedBodies } from './serve/limitedBodies.ts'
import { securityHeaders } from './serve/security-headers.ts'
import { createWalletPage } from './serve/wallet-page.ts'

export interface EmulatorOptions {
  /** Where to listen on 127.0.0.1. Default: 0, any free port. */
  port?: number
  /** How the page behaves, or what every payment comes to. Default: `normal`, and the test card decides. */
  scenario?: Scenario
  /** `manual`: time stands still until `clock.advance()` turns it. Default: `real`. */
  clock?: ClockKind
  /** Hosts that notifications may be sent to, beside this machine: `shop.test` or `shop.test:8080`. Default: none. */
  notifyHosts?: readonly string[]
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
  /** The time of everything here: sessions expire and payments settle by it. Turn it forward instead of waiting. */
  clock: Clock
  /** The notifications of this run, each with its deliveries and the answers they got. */
  notifications: Notifications
  /**
   * Lets something go wrong, once or several times: a call of the gateway, or a notification.
   *
   * @example
   * emulator.fault({ on: 'refund', does: 'lose-answer' })
   * @throws Error that lists the faults that there are
   */
  fault: (fault: Fault) => ArmedFault
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

  const app = new Hono()
  const bank = new Hono()
  const pages = getRequestListener(app.fetch)
  const server = createServer((incoming, outgoing) => {
    const path = pathOf(incoming.url ?? '/')
    incoming.url = path
    void (isGatewayPath(path) ? gateway(path, incoming, outgoing) : pages(incoming, outgoing))
  })
  const { url, close } = await listen(server, options.port ?? 0)
  // Another port is another origin, as a bank's page in Antom's is.
  const bankPages = getRequestListener(bank.fetch)
  const others = await listen(
    createServer((incoming, outgoing) => void bankPages(incoming, outgoing)),
    0,
  )
  const clock = createClock(options.clock)
  const faults = createFaults(clock.now)
  const sender = createSender({
    clock,
    faults,
    keys,
    clientId: credentials.clientId,
    wrongKey: credentials.privateKey,
    hosts: options.notifyHosts ?? [],
  })
  const antom: Antom = {
    sessions: createSessionStore(),
    savedCards: createSavedCards(),
    capturedOnce: createOnce(),
    refundedOnce: createOnce(),
    clock,
    sender,
    faults,
    scenario,
    pageUrl: `${url}${pagePath}index.html`,
    bankUrl: others.url,
  }
  const gateway = createGateway(antom, credentials.clientId, keys)
  routes(app, antom)
  bank.use(securityHeaders(), limitedBodies)
  bank.route('/', createBank(antom))

  return {
    url,
    pageUrl: antom.pageUrl,
    gateway: url,
    credentials,
    clock: { now: clock.now, advance: clock.advance },
    notifications: { list: sender.list, idle: sender.idle, resend: sender.resend },
    fault: faults.arm,
    close: async () => {
      sender.stop()
      clock.stop()
      await Promise.all([close(), others.close()])
    },
  }
}

function routes(app: Hono, antom: Antom): void {
  app.use(securityHeaders(antom.bankUrl), limitedBodies)
  app.route(pagePath, createCheckoutPage(antom))
  app.route('/wallet', createWalletPage(antom))
  app.get('/', (c) => c.text(`Antom emulator. No real money.\nCheckout page: ${antom.pageUrl}\n`))
}
