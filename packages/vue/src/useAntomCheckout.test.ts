import type { CheckoutCallbacks, CheckoutOptions, FetchSession } from '@antom-checkout/core'
import { createFakeSdk, type FakePage } from '@antom-checkout/core/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  createApp,
  defineComponent,
  h,
  KeepAlive,
  nextTick,
  ref,
  reactive,
  shallowReactive,
  shallowRef,
  toValue,
  triggerRef,
  type App,
  type Component,
  type Ref,
} from 'vue'
import { useAntomCheckout, type UseAntomCheckout } from './useAntomCheckout.ts'

type Given = Mutable<Partial<CheckoutOptions> & CheckoutCallbacks> & { isOpen?: boolean }
type Mutable<Part> = { -readonly [Key in keyof Part]: Part[Key] }

let antom = createFakeSdk()
let app: App
beforeEach(() => {
  antom = createFakeSdk()
})
afterEach(() => {
  app.unmount()
  if (document.querySelector('iframe')) throw new Error('A frame was left behind.')
})

function draw(component: Component): void {
  app = createApp(component)
  app.mount(document.body.appendChild(document.createElement('div')))
}
const status = (): string | null | undefined => document.querySelector('output')?.textContent
const open = (): FakePage[] => antom.pages.filter(({ isOpen }) => isOpen)
const button = (): HTMLButtonElement | null => document.querySelector('button')

let used: UseAntomCheckout

/** A page that is drawn with the composable. */
const Pay = (given: Given) =>
  defineComponent(() => {
    used = useAntomCheckout(() => {
      const { isOpen: _, ...options } = given
      return { environment: 'sandbox', sessionData: 'session-1', sdk: antom.sdk, ...options }
    })
    return () =>
      h('section', [
        h('output', used.state.value.status),
        used.state.value.canRetry && h('button', { onClick: () => void used.retry() }, 'Try again'),
        given.isOpen !== false && h('div', { ref: used.hostRef }),
      ])
  })

/** Options that change are rendered anew. */
function pay(initial: Given = {}): Given {
  const given = shallowReactive(initial)
  draw(Pay(given))
  return given
}

test('returns the state, rendered anew with each change', async () => {
  const stop = antom.holdPage()
  pay()
  expect(status()).toBe('idle')
  const page = await antom.page()
  expect(status()).toBe('loading')
  stop()
  await antom.page()
  expect(status()).toBe('ready')
  await page.process()
  expect(status()).toBe('processing')
  await page.succeed()
  expect(status()).toBe('succeeded')
  expect(used.state.value).toBe(used.checkout.state)
})

describe('callbacks', () => {
  test('the newest one is called, and gets each event once', async () => {
    const heard: string[] = []
    const given = pay({ onReady: () => heard.push('first ready') })
    given.onReady = () => heard.push('second ready')
    given.onPaymentFailed = () => heard.push('first failed')
    const page = await antom.page()
    given.onPaymentFailed = () => heard.push('second failed')
    page.fail()
    expect(heard).toEqual(['second ready', 'second failed'])
  })

  test('one that is removed is not called', async () => {
    const onPaymentFailed = vi.fn<() => void>()
    const given = pay({ onPaymentFailed })
    const page = await antom.page()
    given.onPaymentFailed = undefined
    await nextTick()
    page.fail()
    expect(onPaymentFailed).not.toHaveBeenCalled()
  })

  test('none is called by the unmounting', async () => {
    const onStateChange = vi.fn<() => void>()
    pay({ onStateChange })
    await antom.page()
    onStateChange.mockClear()
    app.unmount()
    expect(onStateChange).not.toHaveBeenCalled()
    expect(used.checkout.state.status).toBe('idle')
  })
})

describe('options', () => {
  test('a new session makes one remount, also together with another language', async () => {
    const given = pay()
    await antom.page({ sessionData: 'session-1' })
    given.sessionData = 'session-2'
    given.locale = 'zh-CN'
    const page = await antom.page({ sessionData: 'session-2' })
    expect(page.locale).toBe('zh_CN')
    expect(open()).toHaveLength(1)
  })

  test('one that is removed goes back to its default', async () => {
    const given = pay({ locale: 'zh-CN' })
    expect((await antom.page()).locale).toBe('zh_CN')
    delete given.locale
    await nextTick()
    expect((await antom.page()).locale).toBe('en_US')
  })

  test('a session that is still coming is waited for, and nobody is asked for another', async () => {
    const onSessionRequired = vi.fn<() => void>()
    const given = pay({ sessionData: null, onSessionRequired })
    await vi.waitFor(() => expect(status()).toBe('loading'))
    given.sessionData = 'session-2'
    await antom.page({ sessionData: 'session-2' })
    expect(onSessionRequired).not.toHaveBeenCalled()
  })

  test('a whole response from a ref is a session', async () => {
    const sessionData: Ref<CheckoutOptions['sessionData']> = ref(null)
    const Waiting = defineComponent(() => {
      const { hostRef } = useAntomCheckout(() => ({
        environment: 'sandbox',
        sdk: antom.sdk,
        sessionData: sessionData.value,
      }))
      return () => h('div', { ref: hostRef })
    })
    draw(Waiting)
    await nextTick()
    expect(open()).toHaveLength(0)
    sessionData.value = { paymentSessionData: 'session-1', result: { resultStatus: 'S' } }
    expect(await antom.page()).toMatchObject({ sessionData: 'session-1' })
  })
})

describe('retry', () => {
  test('asks for a new session if the failed one cannot be used again', async () => {
    let count = 0
    const fetchSession = vi.fn<FetchSession>(async () => ({
      paymentSessionData: `fetched-${++count}`,
    }))
    pay({ sessionData: undefined, fetchSession })
    await (await antom.page({ sessionData: 'fetched-1' })).fail('ORDER_IS_CLOSED')
    expect(status()).toBe('failed')
    button()?.click()
    await antom.page({ sessionData: 'fetched-2' })
    expect(fetchSession.mock.calls).toMatchObject([[{ reason: 'initial' }], [{ reason: 'retry' }]])
  })

  test('is not offered without a way to get a session, unless there is an onSessionRequired', async () => {
    const given = pay()
    await (await antom.page()).fail('ORDER_IS_CLOSED')
    expect(button()).toBeNull()
    given.onSessionRequired = ({ reason }) => {
      given.sessionData = `after ${reason}`
    }
    await nextTick()
    await nextTick()
    button()?.click()
    await antom.page({ sessionData: 'after retry' })
  })
})

describe('a host', () => {
  test('that is rendered on a condition is waited for, and frees the page when it is removed', async () => {
    const given = pay({ isOpen: false })
    await nextTick()
    expect(status()).toBe('idle')
    given.isOpen = true
    await antom.page()
    given.isOpen = false
    await nextTick()
    expect(open()).toHaveLength(0)
  })

  test('inside KeepAlive is freed while it is not shown, and a paid order never shows its form again', async () => {
    const isShown = ref(true)
    const Kept = Pay({})
    draw(defineComponent(() => () => h(KeepAlive, () => (isShown.value ? h(Kept) : h('p')))))
    await antom.page()
    isShown.value = false
    await nextTick()
    expect(open()).toHaveLength(0)
    isShown.value = true
    await nextTick()
    await (await antom.page()).succeed()
    isShown.value = false
    await nextTick()
    isShown.value = true
    await nextTick()
    await nextTick()
    expect(status()).toBe('succeeded')
    expect(open()).toHaveLength(0)
  })
})

describe('a session that is filled in place', () => {
  const fill = { paymentSessionData: 'session-1' }
  /** Each returns the options, and a function that fills the session. */
  test.each<[string, () => [options: unknown, fill: () => void]]>([
    [
      'shallowRef and triggerRef',
      () => {
        const session = shallowRef<object>({})
        return [
          () => ({ sessionData: session.value }),
          () => (Object.assign(session.value, fill), triggerRef(session)),
        ]
      },
    ],
    [
      'options that are one reactive object',
      () => {
        const options = reactive<{ sessionData: object }>({ sessionData: {} })
        return [options, () => Object.assign(options.sessionData, fill)]
      },
    ],
    [
      'options in a ref',
      () => {
        const options = ref<{ sessionData: object }>({ sessionData: {} })
        return [options, () => Object.assign(options.value.sessionData, fill)]
      },
    ],
  ])('is noticed: %s', async (_, make) => {
    const [options, fillIt] = make()
    draw(
      defineComponent(() => {
        used = useAntomCheckout(() => ({
          ...(toValue(options) as object),
          environment: 'sandbox',
          sdk: antom.sdk,
        }))
        return () => h('div', { ref: used.hostRef })
      }),
    )
    await vi.waitFor(() => expect(used.state.value.status).toBe('error'))
    fillIt()
    await antom.page({ sessionData: 'session-1' })
  })
})

test('outside of a setup the error says where to call it', () => {
  draw(defineComponent(() => () => null))
  const call = (): unknown => useAntomCheckout({ environment: 'sandbox' })
  expect(call).toThrow(
    /must be called in the setup of a component, but .*\. Call it in <script setup>/,
  )
  expect(() => app.runWithContext(call)).toThrow(expect.objectContaining({ code: 'INVALID_STATE' }))
})

test.each([null, undefined])(
  'without options (%s) the state says what is missing',
  async (nothing) => {
    draw(
      defineComponent(() => {
        used = useAntomCheckout(nothing as never)
        return () => h('div', { ref: used.hostRef })
      }),
    )
    await vi.waitFor(() =>
      expect(used.state.value).toMatchObject({
        status: 'error',
        error: { code: 'INVALID_OPTIONS' },
      }),
    )
  },
)
