import {
  callbackName,
  checkoutEventNames,
  checkoutOptionNames,
  type Checkout,
  type CheckoutOptions,
} from '@antom-checkout/core'
import { createFakeSdk } from '@antom-checkout/core/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  computed,
  createApp,
  createSSRApp,
  h,
  nextTick,
  reactive,
  ref,
  shallowReactive,
  shallowRef,
  type App,
  type Component,
} from 'vue'
import { AntomCheckout, createAntomCheckout } from './index.ts'
import { drawnByServer } from './test/drawnByServer.ts'

let antom = createFakeSdk()
let app: App | undefined
const printed: unknown[][] = []
beforeEach(() => {
  antom = createFakeSdk()
  for (const method of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, method).mockImplementation((...line) => void printed.push(line))
  }
})
afterEach(() => {
  app?.unmount()
  document.body.replaceChildren()
  vi.restoreAllMocks()
  const lines = printed.splice(0)
  if (lines.length) throw new Error(`The console must stay empty, but: ${lines.join('\n')}`)
  if (antom.pages.some(({ isOpen }) => isOpen)) throw new Error('A frame was left behind.')
})

type Given = Record<string, unknown>
const template = shallowRef<Checkout | null>(null)

/** Props, listeners and slots that change are rendered anew. */
function draw(initial: Given = {}, slots: Record<string, unknown> = {}): Given {
  const given = shallowReactive<Given>({
    environment: 'sandbox',
    sessionData: 'session-1',
    sdk: antom.sdk,
    ...initial,
  })
  app = createApp(() => h(AntomCheckout, Object.assign({ ref: template }, given), slots as never))
  app.mount(document.body.appendChild(document.createElement('main')))
  return given
}
const div = (): HTMLElement => document.querySelector('main > div')!
const inside = (selector: string): Element | null => div().shadowRoot!.querySelector(selector)

test("shows Antom's page in its div, which takes all attributes of a div", async () => {
  draw({ id: 'pay', class: 'wide', style: 'border: 0' })
  const { frame } = await antom.page()
  expect((frame.getRootNode() as ShadowRoot).host).toBe(div())
  expect([div().id, div().className, div().style.border]).toEqual(['pay', 'wide', '0px'])
  expect(div().style.minHeight).toBe('var(--antom-min-height, 600px)')
})

test('the template ref is the checkout', async () => {
  draw()
  await antom.page()
  expect(template.value?.state.status).toBe('ready')
  template.value?.unmount()
  expect(template.value?.state.status).toBe('idle')
})

describe('events', () => {
  test('each is emitted once, with its type, to the newest listeners', async () => {
    const first = vi.fn<(event: unknown) => void>()
    const second = vi.fn<(event: unknown) => void>()
    const given = draw({ onReady: first, onPaymentFailed: first })
    const page = await antom.page()
    given['onPaymentFailed'] = second
    await nextTick()
    await page.fail('INVALID_CVV')
    expect(first.mock.calls).toEqual([[{ type: 'ready' }]])
    expect(second.mock.calls).toMatchObject([
      [{ type: 'paymentFailed', result: { paymentResultCode: 'INVALID_CVV' } }],
    ])
  })

  test('a redirect can be prevented', async () => {
    draw({ onRedirect: (event: { preventDefault: () => void }) => event.preventDefault() })
    const page = await antom.page()
    await page.redirect({ normalUrl: 'https://wallet.test/' })
    expect(page.leftFor).toBeUndefined()
  })

  test('a retry is offered if there is a listener on sessionRequired, and only then', async () => {
    const given = draw()
    await (await antom.page()).fail('ORDER_IS_CLOSED')
    expect(template.value?.state.canRetry).toBe(false)
    app?.unmount()
    const answering = draw({
      sessionData: 'session-2',
      onSessionRequired: () => (answering['sessionData'] = 'session-3'),
    })
    await (await antom.page({ sessionData: 'session-2' })).fail('ORDER_IS_CLOSED')
    expect(template.value?.state.canRetry).toBe(true)
    void template.value?.retry()
    await antom.page({ sessionData: 'session-3' })
    expect(given['sessionData']).toBe('session-1')
  })
})

describe('the view', () => {
  test('is shown unless it is turned off', async () => {
    draw()
    await (await antom.page()).cancel()
    expect(inside('slot[name=canceled] [part~=panel], slot[name=canceled] *')).not.toBeNull()
    app?.unmount()
    const given = draw({ view: false })
    const { frame } = await antom.page()
    expect(inside('[part=box]')!.textContent).toBe('')
    given['view'] = true
    await nextTick()
    expect(inside('[part=box]')!.textContent).not.toBe('')
    expect(frame.getRootNode()).toBe(div().shadowRoot)
    expect(antom.pages.map(({ isOpen }) => isOpen)).toEqual([false, true])
  })

  test('shows the content of a slot instead of its own', async () => {
    const failed = ({ state, retry }: { state: { result: Given }; retry: () => void }) =>
      h('button', { onClick: retry }, `Failed: ${String(state.result['paymentResultCode'])}`)
    draw(
      { releaseOn: 'result', fetchSession: async () => ({ paymentSessionData: 'session-2' }) },
      { failed },
    )
    await (await antom.page()).fail('ORDER_IS_CLOSED')
    const shown = div().querySelector<HTMLElement>(':scope > [slot=failed]')!
    expect(shown.textContent).toBe('Failed: ORDER_IS_CLOSED')
    shown.querySelector('button')!.click()
    await antom.page({ sessionData: 'session-2' })
    await nextTick()
    expect(div().childElementCount).toBe(0)
  })
})

test('a plugin gives options to every checkout that does not have its own', async () => {
  const options: Partial<CheckoutOptions> = {
    environment: 'sandbox',
    locale: 'zh-CN',
    sdk: antom.sdk,
  }
  app = createApp(() => [
    h(AntomCheckout, { sessionData: 'session-1' }),
    h(AntomCheckout, { sessionData: 'session-2', locale: 'ar' }),
  ])
  app.use(createAntomCheckout(options))
  app.mount(document.body.appendChild(document.createElement('main')))
  expect((await antom.page({ sessionData: 'session-1' })).locale).toBe('zh_CN')
  expect((await antom.page({ sessionData: 'session-2' })).locale).toBe('ar_SA')
})

test('null for an optional prop counts as absent', async () => {
  const names = [...checkoutOptionNames, ...checkoutEventNames.map(callbackName), 'style', 'view']
  draw({
    ...Object.fromEntries(names.map((name) => [name, null])),
    ...{ environment: 'sandbox', sessionData: 'session-1', sdk: antom.sdk },
  })
  const page = await antom.page()
  expect(div().style.minHeight).toBe('var(--antom-min-height, 600px)')
  await page.cancel()
  expect(inside('[part~=panel]')).not.toBeNull()
})

test('a listener that is null does not answer sessionRequired', async () => {
  draw({ onSessionRequired: null })
  await (await antom.page()).fail('ORDER_IS_CLOSED')
  expect(template.value?.state.canRetry).toBe(false)
})

describe('a session that is filled in place', () => {
  test.each([
    ['a reactive object', () => reactive<Given>({})],
    ['a ref of an object', () => ref<Given>({}).value],
    ['a field that is computed', () => filledBy((text) => ({ paymentSessionData: text }))],
  ])('is noticed: %s', async (_, make) => {
    const session = make()
    draw({ sessionData: session })
    await vi.waitFor(() => expect(template.value?.state.status).toBe('error'))
    Object.assign(session, { paymentSessionData: 'session-1', result: { resultStatus: 'S' } })
    await antom.page({ sessionData: 'session-1' })
    Object.assign(session, { paymentSessionData: 'session-2' })
    await antom.page({ sessionData: 'session-2' })
    expect(antom.pages).toHaveLength(2)
  })

  /** An object whose session is computed from another. */
  function filledBy(read: (text: string | undefined) => Given): Given {
    const source = ref<string>()
    const text = computed({
      get: () => read(source.value)['paymentSessionData'] as string | undefined,
      set: (next) => void (source.value = next),
    })
    return reactive({ paymentSessionData: text })
  }

  test('is noticed: the data of the Options API', async () => {
    let fill = (): void => {}
    app = createApp({
      data: () => ({ session: {} }),
      created(this: { session: object }) {
        fill = () => void Object.assign(this.session, { paymentSessionData: 'session-1' })
      },
      render(this: { session: object }) {
        return h(AntomCheckout, {
          ref: template,
          environment: 'sandbox',
          sdk: antom.sdk,
          sessionData: this.session as never,
        })
      },
    } as Component)
    app.mount(document.body.appendChild(document.createElement('main')))
    await vi.waitFor(() => expect(template.value?.state.status).toBe('error'))
    fill()
    await antom.page({ sessionData: 'session-1' })
  })

  test('changes nothing while its text stays the same', async () => {
    const session = reactive<Given>({ paymentSessionData: 'session-1' })
    draw({ sessionData: session })
    await antom.page()
    Object.assign(session, { orderId: 7, normalUrl: 'https://pay.example/1' })
    await nextTick()
    await nextTick()
    expect(antom.pages).toHaveLength(1)
  })
})

test("hydration leaves the server's HTML unchanged", async () => {
  const main = document.body.appendChild(document.createElement('main'))
  main.innerHTML = drawnByServer
  const drawn = main.firstElementChild
  app = createSSRApp(() =>
    h(AntomCheckout, {
      environment: 'sandbox',
      sessionData: 'session-1',
      sdk: antom.sdk,
      id: 'pay',
    }),
  )
  app.mount(main)
  await antom.page()
  expect(main.firstElementChild).toBe(drawn)
  // The server's link has opened the connection. It does not stay.
  expect(document.querySelector('link')).toBeNull()
})
