import * as core from '@antom-checkout/core'
import { createQueue, type Queue } from './queue.ts'

type Recorded = core.Checkout & { events: core.CheckoutEventMap[core.CheckoutEventName][] }

interface Tools {
  /** Makes a checkout that writes down its events. */
  record: (options: core.CheckoutOptions) => Recorded
  /** A `fetchSession` or `verifyPayment` that a test resolves. */
  later: () => Later
  /** The result of a call: a status, or the code of its error. */
  outcome: (call: unknown) => Promise<string | undefined>
  /** The kit for merchants' tests. */
  testing: () => Promise<typeof import('@antom-checkout/core/testing')>
  /** As JSON: errors are their code. */
  plain: (value: unknown) => unknown
}

/** The core, and a record of all events of a checkout. */
const antom: typeof core & Tools = {
  ...core,
  record(options) {
    const checkout = core.createCheckout(options)
    const events: Recorded['events'] = []
    for (const name of core.checkoutEventNames) checkout.on(name, (event) => events.push(event))
    return Object.assign(Object.create(checkout), { events })
  },
  later,
  testing: () => import('@antom-checkout/core/testing'),
  outcome: async (call) => {
    try {
      return ((await call) as core.CheckoutState | undefined)?.status
    } catch (error) {
      return error instanceof core.CheckoutError ? error.code : String(error)
    }
  },
  plain: (value) =>
    JSON.parse(
      JSON.stringify(value, (_, part: unknown) =>
        part instanceof core.CheckoutError ? part.code : part,
      ),
    ),
}

interface Later {
  (...args: unknown[]): Promise<never>
  answer: Queue['answer']
  questions: Queue['questions']
}

function later(): Later {
  const { ask, answer, questions } = createQueue()
  const callback = (...args: unknown[]): Promise<never> => {
    const { reason, type } = args[0] as { reason?: string; type?: string }
    return ask(reason ?? type ?? '', (args.at(-1) as { signal: AbortSignal }).signal)
  }
  return Object.assign(callback, { answer, questions })
}

declare global {
  interface Window {
    antom: typeof antom
    checkout: Recorded
    /** Another checkout on the same page. */
    second: Recorded
    asked: Partial<Record<string, Later>>
    started: Promise<string | undefined>
    /** Every message that this page received. */
    heard: { data: unknown; origin: string }[]
  }
}

window.antom = antom
window.asked = {}
window.heard = []
window.addEventListener('message', ({ data, origin }) => window.heard.push({ data, origin }))
