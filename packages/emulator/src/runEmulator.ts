import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Antom } from './antom.ts'
import { createClock } from './clock.ts'
import { createControl, type Control } from './control/control.ts'
import { createCredentials } from './credentials.ts'
import { createDashboard } from './dashboard/dashboard.tsx'
import type { Emulator, EmulatorOptions } from './emulator.ts'
import { createFaults } from './faults/faults.ts'
import { createCallLog } from './gateway/callLog.ts'
import { createGateway, isGatewayPath } from './gateway/gateway.ts'
import { createOnce } from './gateway/once.ts'
import { pathOf } from './gateway/target.ts'
import { listen } from './listen.ts'
import { createSender } from './notify/sender.ts'
import { createSavedCards } from './payment/savedCards.ts'
import { isSettled } from './payment/session.ts'
import { createSessionStore } from './payment/sessionStore.ts'
import { readScenario } from './scenarios/scenario.ts'
import { createBank } from './serve/bank.ts'
import { createCheckoutPage, pagePath } from './serve/checkoutPage.ts'
import { limitedBodies } from './serve/limitedBodies.ts'
import { securityHeaders } from './serve/securityHeaders.ts'
import { createWalletPage } from './serve/walletPage.ts'
import { createTimeline, type Timeline } from './timeline/timeline.ts'

/** An emulator, with the parts that only the command line uses. */
export interface Running {
  readonly emulator: Emulator
  readonly control: Control
  readonly timeline: Timeline
  /** The shop's id of the order of a payment. */
  readonly orderOf: (paymentId: string | undefined) => string | undefined
}

export async function runEmulator(options: EmulatorOptions = {}): Promise<Running> {
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
  const timeline = createTimeline(clock.now)
  const faults = createFaults(clock.now, timeline)
  const sender = createSender({
    clock,
    faults,
    timeline,
    keys,
    clientId: credentials.clientId,
    wrongKey: credentials.privateKey,
    hosts: options.notifyHosts ?? [],
  })
  const antom: Antom = {
    sessions: createSessionStore({
      isFinished: (session) =>
        isSettled(session, clock.now()) && !sender.isPending(session.paymentId),
      onForget: (session) => {
        session.stopExpiry?.()
        sender.forget(session.paymentId)
      },
    }),
    savedCards: createSavedCards(),
    capturedOnce: createOnce(),
    refundedOnce: createOnce(),
    calls: createCallLog(),
    clock,
    timeline,
    sender,
    faults,
    scenario,
    pageUrl: `${url}${pagePath}index.html`,
    bankUrl: others.url,
  }
  const gateway = createGateway(antom, credentials.clientId, keys)
  const control = createControl(antom, credentials, keys)

  app.use(limitedBodies)
  app.route('/', createDashboard(antom, control, url))
  app.use(securityHeaders(antom.bankUrl))
  app.route(pagePath, createCheckoutPage(antom))
  app.route('/wallet', createWalletPage(antom))
  bank.use(securityHeaders(), limitedBodies)
  bank.route('/', createBank(antom))

  const { clock: shared, payments, notifications, fault, reset } = control
  const emulator: Emulator = {
    url,
    pageUrl: antom.pageUrl,
    gateway: url,
    credentials: control.credentials,
    clock: shared,
    fault,
    payments,
    notifications,
    reset,
    close: async () => {
      sender.stop()
      clock.stop()
      await Promise.all([close(), others.close()])
    },
  }
  return {
    emulator,
    control,
    timeline,
    orderOf: (paymentId) =>
      paymentId && antom.sessions.ofPaymentId(paymentId)?.request.order.referenceOrderId,
  }
}
