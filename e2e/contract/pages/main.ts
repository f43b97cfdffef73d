import {
  CheckoutError,
  checkoutEventNames,
  type CheckoutCallbacks,
  type CheckoutEventName,
  type CheckoutOptions,
} from '@antom-checkout/core'
import { keepNotes } from '../../kit/keepNotes.ts'
import { createQueue, type Queue } from '../../kit/pages/queue.ts'
import type { Given, Subject } from './subject.ts'

/** The options and callbacks of a checkout in a test, as JSON. */
export interface Written extends Partial<Pick<Given, 'view' | 'slots'>> {
  readonly options?: Partial<CheckoutOptions>
  /** The functions to pass. A test resolves them. */
  readonly gives?: readonly Asked[]
  /** A name for this set of callbacks: each event is recorded with it. */
  readonly callbacks?: string
  /** The events that have a callback. Default: all. */
  readonly hears?: readonly CheckoutEventName[]
  /** The callback for redirects keeps the buyer here. */
  readonly prevents?: boolean
}
export type Asked = 'fetchSession' | 'verifyPayment' | 'sdk'

/** An event, with its checkout and set of callbacks. Errors are their codes. */
export interface Heard {
  readonly name: string
  readonly callbacks: string
  readonly event: { readonly type: CheckoutEventName; readonly [key: string]: unknown }
}

/** Each framework's page. A new one is one line here. */
const pages: Record<string, () => Promise<{ createSubject: (container: Element) => Subject }>> = {
  react: () => import('./react.tsx'),
  vue: () => import('./vue.ts'),
  element: () => import('./element.ts'),
  lit: () => import('./lit.ts'),
  core: () => import('./core.ts'),
}

const queues: Record<Asked, Queue> = {
  fetchSession: createQueue(),
  verifyPayment: createQueue(),
  sdk: createQueue(),
}
const functions: Pick<CheckoutOptions, Asked> = {
  fetchSession: ({ reason, signal }) => queues.fetchSession.ask(reason, signal),
  verifyPayment: ({ type }, { signal }) => queues.verifyPayment.ask(type, signal),
  async sdk() {
    await queues.sdk.ask('sdk')
    const loaded = await import('@alipay/ams-checkout/esm/core/component/ckp/index.js')
    return loaded.AMSCheckoutPage as never
  },
}

/** The tests use this. */
interface Contract extends Omit<Subject, 'show'> {
  readonly show: (name: string, written: Written) => Promise<void>
  /** As JSON: an error is its code. */
  readonly state: (name: string) => unknown
  /** The outermost element of a checkout. */
  readonly host: (name: string) => Element | null
  readonly frame: (name: string) => HTMLIFrameElement | null
  /** The number of frames, also in shadow roots, which `window.length` does not count. */
  readonly frames: () => number
  readonly queues: Record<Asked, Queue>
  readonly heard: readonly Heard[]
  /** Every message that this page received. */
  readonly messages: readonly unknown[]
}

declare global {
  interface Window {
    contract: Contract
  }
}

const heard: Heard[] = []
const messages: unknown[] = []
addEventListener('message', ({ data }) => messages.push(data))

const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, part: unknown) => (part instanceof CheckoutError ? part.code : part)),
  )

const callbackName = (event: CheckoutEventName): string =>
  `on${event[0]!.toUpperCase()}${event.slice(1)}`

/** Makes new functions each time, as frameworks do. */
function read(name: string, written: Written): Given {
  const { options, gives = [], callbacks = '', hears = checkoutEventNames, prevents } = written
  const hear = (event: object & { preventDefault?: () => void }): void => {
    if (prevents) event.preventDefault?.()
    heard.push({ name, callbacks, event: plain(event) as Heard['event'] })
  }
  return {
    options: {
      ...(options as CheckoutOptions),
      ...Object.fromEntries(
        gives.map((asked) => [
          asked,
          (...args: never[]) => (functions[asked] as Function)(...args),
        ]),
      ),
    },
    callbacks: Object.fromEntries(
      hears.map((event) => [callbackName(event), (told: object) => hear(told)]),
    ) as CheckoutCallbacks,
    view: written.view,
    slots: written.slots ?? {},
  }
}

const asked = new URLSearchParams(location.search)
keepNotes()
const main = document.querySelector('main')!
const container = asked.has('shadow')
  ? main.attachShadow({ mode: 'closed' }).appendChild(document.createElement('div'))
  : main
const { createSubject } = await pages[asked.get('page')!]!()
const subject = createSubject(container)
const host = (name: string): Element | null => container.querySelector(`#${name}`)

window.contract = {
  ...subject,
  show: (name, written) => subject.show(name, read(name, written)),
  state: (name) => plain(subject.checkout(name).state),
  host,
  frame: (name) => (host(name)?.shadowRoot ?? host(name))?.querySelector('iframe') ?? null,
  frames: () => count(document) + (container === main ? 0 : count(container)),
  queues,
  heard,
  messages,
}

function count(root: ParentNode): number {
  const inside = [...root.querySelectorAll('*')].map(({ shadowRoot }) => shadowRoot ?? [])
  const frames = root.querySelectorAll('iframe').length
  return inside.flat().reduce((sum, shadow) => sum + count(shadow), frames)
}
