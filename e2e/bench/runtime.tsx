/** The benchmark calls these functions to time mounting and foreign messages, for the bare SDK and for ours. */
import { AMSCheckoutPage } from '@alipay/ams-checkout'
import { createCheckout } from '@antom-checkout/core'
import { environment, sessionData } from './query.ts'

/** Mounts, and returns how to unmount. */
type Mount = () => () => void

const selector = '#root'
const mounts = {
  ours() {
    const checkout = createCheckout({ environment, sessionData, analytics: false })
    void checkout.mount(selector)
    return () => checkout.unmount()
  },
  bare() {
    const sdk = new AMSCheckoutPage({ environment })
    void sdk.mountComponent({ sessionData }, selector)
    return () => sdk.unmount()
  },
} satisfies Record<string, Mount>

const frameLoads = (): Promise<void> =>
  new Promise((resolve) => {
    document.addEventListener('load', () => resolve(), { capture: true, once: true })
  })

/** Milliseconds of mounting, loading and unmounting `count` times. */
async function cycle(who: keyof typeof mounts, count: number): Promise<number> {
  const start = performance.now()
  for (let at = 0; at < count; at += 1) {
    const loaded = frameLoads()
    const unmount = mounts[who]()
    await loaded
    unmount()
  }
  return performance.now() - start
}

/** Microseconds for one message of another widget on the page, while a checkout is open. */
async function foreignMessage(who: keyof typeof mounts, characters: number): Promise<number> {
  const count = 2_000
  const loaded = frameLoads()
  const unmount = mounts[who]()
  await loaded
  const data = JSON.stringify({ event: 'chat', text: 'x'.repeat(characters) })
  const event = new MessageEvent('message', { data, origin: 'https://chat.example' })
  const start = performance.now()
  for (let at = 0; at < count; at += 1) dispatchEvent(event)
  const microseconds = ((performance.now() - start) * 1000) / count
  unmount()
  return microseconds
}

Object.assign(window, { bench: { cycle, foreignMessage } })
