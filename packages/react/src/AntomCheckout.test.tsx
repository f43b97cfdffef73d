import {
  callbackName,
  checkoutEventNames,
  checkoutOptionNames,
  type Checkout,
  type CheckoutEventName,
  type FetchSession,
} from '@antom-checkout/core'
import { render, screen } from '@testing-library/react'
import { createRef, StrictMode, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { describe, expect, test, vi } from 'vitest'
import { AntomCheckout, type AntomCheckoutProps } from './AntomCheckout.tsx'
import { antom, forge, listener, sessions, shown, tick, until } from './test/antom.ts'

const checkout = (props: Partial<AntomCheckoutProps>): ReactElement => (
  <AntomCheckout environment="sandbox" sessionData="session-1" data-testid="host" {...props} />
)
const host = (): HTMLElement => screen.getByTestId('host')
const types = (calls: { type: string }[][]): (string | undefined)[] =>
  calls.map(([event]) => event?.type)

test("shows Antom's page in its div and reports when it has loaded", async () => {
  const onReady = listener<'ready'>()
  const load = antom.holdPage()
  render(checkout({ sdk: antom.sdk, onReady }))
  const page = await antom.page()
  expect(page.frame.getRootNode()).toBe(host().shadowRoot)
  expect(page.sessionData).toBe('session-1')
  expect(onReady).not.toHaveBeenCalled()
  load()
  await antom.page()
  expect(onReady.mock.calls).toEqual([[{ type: 'ready' }]])
})

test('StrictMode costs one session and one frame', async () => {
  const fetchSession = vi.fn<FetchSession>(async () => ({ paymentSessionData: 'fetched' }))
  const onReady = listener<'ready'>()
  render(
    <StrictMode>
      {checkout({ sdk: antom.sdk, sessionData: undefined, fetchSession, onReady })}
    </StrictMode>,
  )
  await antom.page({ sessionData: 'fetched' })
  expect(fetchSession.mock.calls.map(([{ reason }]) => reason)).toEqual(['initial'])
  expect(sessions()).toEqual(['fetched'])
  expect(onReady).toHaveBeenCalledOnce()
})

describe('callbacks', () => {
  test('the newest one is called, and gets each event once', async () => {
    const heard: [render: number, event: string][] = []
    const at = (render: number): ReactElement =>
      checkout({
        sdk: antom.sdk,
        onReady: ({ type }) => heard.push([render, type]),
        onPaymentFailed: ({ type }) => heard.push([render, type]),
        onPaymentSuccessful: ({ type }) => heard.push([render, type]),
      })
    const { rerender } = render(at(1))
    rerender(at(2))
    const page = await antom.page()
    rerender(at(3))
    await page.say('SDK_PAYMENT_FAIL')
    rerender(at(4))
    rerender(at(5))
    await page.say('SDK_PAYMENT_SUCCESSFUL')
    expect(heard).toEqual([
      [2, 'ready'],
      [3, 'paymentFailed'],
      [5, 'paymentSuccessful'],
    ])
    expect(antom.pages).toHaveLength(1)
  })

  test('one that is given later is called, one that is removed is not', async () => {
    const onReady = listener<'ready'>()
    const onPaymentNotice = listener<'paymentNotice'>()
    const load = antom.holdPage()
    const { rerender } = render(checkout({ sdk: antom.sdk, onReady }))
    await antom.page()
    rerender(checkout({ sdk: antom.sdk, onPaymentNotice }))
    load()
    await (await antom.page()).say('SDK_PAYMENT_CHALLENGE')
    expect(onReady).not.toHaveBeenCalled()
    expect(onPaymentNotice).toHaveBeenCalledOnce()
  })

  test('each kind of event has its own', async () => {
    const onStateChange = listener<'stateChange'>()
    const onPaymentProcessing = listener<'paymentProcessing'>()
    const onPaymentError = listener<'paymentError'>()
    const onPaymentCanceled = listener<'paymentCanceled'>()
    const onBackToMerchant = listener<'backToMerchant'>()
    const onMessageBlocked = listener<'messageBlocked'>()
    const all = {
      onStateChange,
      onPaymentProcessing,
      onPaymentError,
      onPaymentCanceled,
      onBackToMerchant,
      onMessageBlocked,
    }
    render(checkout({ sdk: antom.sdk, ...all }))
    const page = await antom.page()
    forge(window, 'SDK_PAYMENT_SUCCESSFUL')
    await page.say('SDK_PAYMENT_PROCESSING')
    await page.say('SDK_PAYMENT_ERROR')
    await page.say('SDK_PAYMENT_CLICK_BACK_TO_MERCHANT')
    expect(() => page.cancel()).toThrow('not in the document') // The page is gone: its messages have no effect.
    expect(types(onMessageBlocked.mock.calls)).toEqual(['messageBlocked'])
    expect(types(onPaymentProcessing.mock.calls)).toEqual(['paymentProcessing'])
    expect(types(onPaymentError.mock.calls)).toEqual(['paymentError'])
    expect(types(onBackToMerchant.mock.calls)).toEqual(['backToMerchant'])
    expect(onPaymentCanceled).not.toHaveBeenCalled()
    const states = onStateChange.mock.calls.map(([{ state }]) => state.status)
    expect(states.filter((status, index) => status !== states[index - 1])).toEqual([
      'loading',
      'ready',
      'processing',
    ])
  })

  test('one that throws stops neither the others nor the payment', async () => {
    const report = vi.fn<(error: unknown) => void>()
    vi.stubGlobal('reportError', report)
    const wrong = new Error('the merchant’s mistake')
    const ref = createRef<Checkout>()
    const onStateChange = listener<'stateChange'>()
    const onPaymentSuccessful = (): never => {
      throw wrong
    }
    render(
      <div>
        {
          <AntomCheckout
            environment="sandbox"
            sessionData="session-1"
            data-testid="host"
            sdk={antom.sdk}
            onStateChange={onStateChange}
            onPaymentSuccessful={onPaymentSuccessful}
            ref={ref}
          />
        }
      </div>,
    )
    const heard = listener<CheckoutEventName>()
    ref.current?.on('paymentSuccessful', heard)
    await (await antom.page()).say('SDK_PAYMENT_SUCCESSFUL')
    expect(report.mock.calls).toEqual([[wrong]])
    expect(heard).toHaveBeenCalledOnce()
    expect(onStateChange.mock.lastCall?.[0].state.status).toBe('succeeded')
    expect(ref.current?.state.status).toBe('succeeded')
    expect(host().isConnected).toBe(true)
  })

  test('a listener that renders at once loses no event for the others', async () => {
    const ref = createRef<Checkout>()
    const onPaymentSuccessful = listener<'paymentSuccessful'>()
    // A new closure for each render, as merchants write them.
    const ui = (): ReactElement => (
      <AntomCheckout
        environment="sandbox"
        sessionData="session-1"
        sdk={antom.sdk}
        onPaymentSuccessful={(event) => onPaymentSuccessful(event)}
        ref={ref}
      />
    )
    const { rerender } = render(ui())
    ref.current?.on('paymentSuccessful', () => flushSync(() => rerender(ui())))
    rerender(ui())
    await (await antom.page()).say('SDK_PAYMENT_SUCCESSFUL')
    expect(onPaymentSuccessful).toHaveBeenCalledOnce()
  })

  test('none is called after the component is gone', async () => {
    const onStateChange = listener<'stateChange'>()
    const onPaymentSuccessful = listener<'paymentSuccessful'>()
    const { unmount } = render(checkout({ sdk: antom.sdk, onStateChange, onPaymentSuccessful }))
    const page = await antom.page()
    const source = page.frame.contentWindow
    onStateChange.mockClear()
    unmount()
    forge(source, 'SDK_PAYMENT_SUCCESSFUL')
    expect(onStateChange).not.toHaveBeenCalled()
    expect(onPaymentSuccessful).not.toHaveBeenCalled()
  })
})

describe('options', () => {
  test('a new session opens a new page, once', async () => {
    const onReady = listener<'ready'>()
    const { rerender } = render(checkout({ sdk: antom.sdk, onReady }))
    await antom.page()
    rerender(checkout({ sdk: antom.sdk, onReady, sessionData: 'session-2' }))
    rerender(checkout({ sdk: antom.sdk, onReady, sessionData: 'session-2' }))
    await antom.page({ sessionData: 'session-2' })
    rerender(
      checkout({ sdk: antom.sdk, onReady, sessionData: { paymentSessionData: 'session-2' } }),
    )
    await tick()
    expect(sessions()).toEqual(['session-1', 'session-2'])
    expect(onReady).toHaveBeenCalledTimes(2)
  })

  test('several changes together make one remount', async () => {
    const { rerender } = render(checkout({ sdk: antom.sdk, locale: 'en' }))
    await antom.page()
    rerender(checkout({ sdk: antom.sdk, locale: 'ja', sessionData: 'session-2' }))
    await antom.page({ sessionData: 'session-2' })
    expect(antom.pages).toHaveLength(2)
    expect(antom.pages[1]).toMatchObject({ sessionData: 'session-2', locale: 'ja_JP' })
  })

  test('one that is removed goes back to its default', async () => {
    const { rerender } = render(checkout({ sdk: antom.sdk, frameTitle: 'Paiement sécurisé' }))
    const page = await antom.page()
    expect(page.frame.title).toBe('Paiement sécurisé')
    rerender(checkout({ sdk: antom.sdk }))
    expect(page.frame.title).toBe('Secure checkout')
    expect(antom.pages).toHaveLength(1)
  })

  test('a session that is still coming is waited for', async () => {
    const onSessionRequired = listener<'sessionRequired'>()
    const { rerender } = render(checkout({ sdk: antom.sdk, sessionData: null, onSessionRequired }))
    await tick()
    expect(shown()).toEqual([])
    rerender(checkout({ sdk: antom.sdk, onSessionRequired }))
    expect((await antom.page()).sessionData).toBe('session-1')
    expect(onSessionRequired).not.toHaveBeenCalled()
  })

  test('without any session the merchant is asked, and may answer with a prop', async () => {
    const onSessionRequired = listener<'sessionRequired'>()
    const ui = (sessionData?: string): ReactElement =>
      checkout({ sdk: antom.sdk, sessionData, onSessionRequired })
    const { rerender } = render(ui())
    await until(() => expect(onSessionRequired).toHaveBeenCalled())
    expect(onSessionRequired.mock.calls).toEqual([[{ type: 'sessionRequired', reason: 'initial' }]])
    rerender(ui('session-1'))
    await antom.page()
    expect(onSessionRequired).toHaveBeenCalledOnce()
  })

  test('an invalid one is reported to onError and throws nowhere', async () => {
    const onError = listener<'error'>()
    const { rerender } = render(checkout({ sdk: antom.sdk, environment: 'production', onError }))
    await until(() => expect(onError).toHaveBeenCalled())
    expect(onError.mock.calls.map(([{ error }]) => error.code)).toEqual(['INVALID_OPTIONS'])
    rerender(checkout({ sdk: antom.sdk, onError }))
    await antom.page()
    expect(onError).toHaveBeenCalledOnce()
  })
})

describe('the div', () => {
  test('takes all props of a div, and no option or callback', async () => {
    const onClick = vi.fn<() => void>()
    render(
      checkout({
        id: 'pay',
        className: 'card',
        style: { maxWidth: '40rem' },
        'aria-label': 'Payment',
        title: 'Pay here',
        onClick,
        sdk: antom.sdk,
        locale: 'en',
        frameTitle: 'Pay',
        hostedUrl: 'https://pay.example/1',
        releaseOn: 'result',
        analytics: false,
        view: { words: { retry: 'Once more' } },
        renderFailed: () => null,
        timeouts: { page: 5000 },
        trustedOrigins: [],
        verifyPayment: async () => 'SUCCESS',
        fetchSession: async () => ({ paymentSessionData: 'session-2' }),
        onReady: () => {},
        onError: () => {},
        onStateChange: () => {},
      }),
    )
    await antom.page()
    expect(host().tagName).toBe('DIV')
    expect(host().getAttributeNames().sort()).toEqual([
      'aria-label',
      'class',
      'data-antom-checkout',
      'data-testid',
      'id',
      'style',
      'title',
    ])
    expect(host().style.maxWidth).toBe('40rem')
    host().click()
    expect(onClick).toHaveBeenCalledOnce()
  })

  test('reserves the height, which its style may change', async () => {
    const { rerender } = render(checkout({ sdk: antom.sdk }))
    expect(host().style.minHeight).toBe('var(--antom-min-height, 600px)')
    rerender(checkout({ sdk: antom.sdk, style: { minHeight: '30rem' } }))
    expect(host().style.minHeight).toBe('30rem')
    await antom.page()
  })

  test('with view={false} shows Antom’s page and nothing else', async () => {
    const ui = (props: Partial<AntomCheckoutProps>): ReactElement =>
      checkout({ sdk: antom.sdk, ...props })
    const { rerender } = render(ui({ view: false, renderLoading: () => 'x' }))
    const { frame } = await antom.page()
    expect(host().textContent?.trim()).toBe('')
    const drawn = (): string => host().shadowRoot!.querySelector('[part=box]')!.textContent
    expect(drawn()).toBe('')
    rerender(ui({}))
    expect(drawn()).not.toBe('')
    expect(frame.getRootNode()).toBe(host().shadowRoot)
    expect(antom.pages).toHaveLength(1)
  })

  test('keeps its page when its props change', async () => {
    const { rerender } = render(
      checkout({ sdk: antom.sdk, className: 'a', style: { color: 'red' } }),
    )
    const page = await antom.page()
    rerender(checkout({ sdk: antom.sdk, className: 'b', style: {} }))
    expect(host().className).toBe('b')
    expect(page.frame.getRootNode()).toBe(host().shadowRoot)
    expect(antom.pages).toHaveLength(1)
  })
})

describe('the ref', () => {
  const withRef = (ref: React.Ref<Checkout>): ReactElement => (
    <AntomCheckout environment="sandbox" sessionData="session-1" sdk={antom.sdk} ref={ref} />
  )

  test('is the checkout', async () => {
    const ref = createRef<Checkout>()
    const { rerender, unmount } = render(withRef(ref))
    const first = ref.current
    await antom.page()
    rerender(withRef(ref))
    expect(ref.current).toBe(first)
    expect(ref.current?.state).toMatchObject({ status: 'ready', pageOpen: true })
    unmount()
    expect(ref.current).toBeNull()
  })

  test('may be a function', async () => {
    const ref = vi.fn<(checkout: Checkout | null) => void>()
    const { unmount } = render(withRef(ref))
    await antom.page()
    expect(ref.mock.calls.map(([value]) => value?.state.status)).toEqual(['ready'])
    unmount()
    expect(ref.mock.lastCall).toEqual([null])
  })
})

describe("the shop's own content", () => {
  const slots = (): unknown[] =>
    [...host().children].map(({ slot, textContent }) => [slot, textContent])

  test('is shown in the slot of its state, and removed with it', async () => {
    const load = antom.holdPage()
    const { rerender } = render(
      checkout({
        sdk: antom.sdk,
        renderLoading: ({ state }) => `on the way: ${state.phase}`,
        renderCanceled: ({ state, retry }) => (
          <button onClick={retry}>Again: {String(state.canRetry)}</button>
        ),
      }),
    )
    await antom.page()
    expect(slots()).toEqual([['loading', 'on the way: page']])
    load()
    const page = await antom.page()
    await until(() => expect(slots()).toEqual([]))
    await page.say('SDK_PAYMENT_CANCEL')
    expect(slots()).toEqual([['canceled', 'Again: true']])
    const button = screen.getByRole('button')
    rerender(checkout({ sdk: antom.sdk, renderCanceled: () => <button>Anew</button> }))
    expect(slots()).toEqual([['canceled', 'Anew']])
    expect(screen.getByRole('button')).toBe(button)
    rerender(checkout({ sdk: antom.sdk }))
    expect(slots()).toEqual([])
  })

  test('is rendered only where it is shown: never beside Antom’s page', async () => {
    const renderFailed = vi.fn<() => string>(() => 'failed')
    render(checkout({ sdk: antom.sdk, renderFailed }))
    const page = await antom.page()
    await page.say('SDK_PAYMENT_FAIL', { paymentResultCode: 'INVALID_CVV' })
    expect(renderFailed).not.toHaveBeenCalled()
    await page.say('SDK_PAYMENT_CLICK_BACK_TO_MERCHANT')
    expect(renderFailed).toHaveBeenCalled()
  })

  test('may retry at a wrong time, and no rejection is left unhandled', async () => {
    let again = (): void => {}
    const renderLoading: AntomCheckoutProps['renderLoading'] = ({ retry }) => {
      again = retry
      return null
    }
    render(checkout({ sdk: antom.sdk, renderLoading }))
    await antom.page()
    again()
    await tick()
    expect(sessions()).toEqual(['session-1'])
  })
})

describe('the view', () => {
  const text = (): string | undefined => host().shadowRoot?.textContent ?? undefined

  test('has the language of the checkout, and the shop’s words where it gives some', async () => {
    const { rerender } = render(checkout({ sdk: antom.sdk, locale: 'zh-CN' }))
    await (await antom.page()).say('SDK_PAYMENT_CANCEL')
    await until(() => expect(text()).toContain('支付未完成'))
    rerender(checkout({ sdk: antom.sdk, locale: 'zh-CN', view: { words: { resume: '再来' } } }))
    await until(() => expect(text()).toContain('再来'))
    expect(sessions()).toEqual(['session-1'])
  })

  test('is not built anew by a render', async () => {
    const ui = (): ReactElement => checkout({ sdk: antom.sdk, view: { words: { retry: 'Anew' } } })
    const { rerender } = render(ui())
    await (await antom.page()).say('SDK_PAYMENT_CANCEL')
    const button = host().shadowRoot?.querySelector('button')
    rerender(ui())
    expect(host().shadowRoot?.querySelector('button')).toBe(button)
  })
})

describe('unmounting', () => {
  test('leaves neither frame nor listener', async () => {
    const live = new Set<string>()
    const names = new Map<unknown, number>()
    const nameOf = (type: string, listener: unknown): string => {
      if (!names.has(listener)) names.set(listener, names.size)
      return `${type} ${names.get(listener)}`
    }
    render(<p />).unmount() // React's own listeners stay.
    for (const target of [window, document]) {
      const add = target.addEventListener.bind(target)
      const remove = target.removeEventListener.bind(target)
      vi.spyOn(target, 'addEventListener').mockImplementation(
        (type: string, listener: unknown, options?: boolean | AddEventListenerOptions) => {
          const name = nameOf(type, listener)
          live.add(name)
          const { signal } = typeof options === 'object' ? options : {}
          signal?.addEventListener('abort', () => live.delete(name))
          add(type, listener as EventListener, options)
        },
      )
      vi.spyOn(target, 'removeEventListener').mockImplementation(
        (type: string, listener: unknown) => {
          live.delete(nameOf(type, listener))
          remove(type, listener as EventListener)
        },
      )
    }
    const { unmount } = render(checkout({ sdk: antom.sdk }))
    await antom.page()
    expect([...live].filter((name) => name.startsWith('message'))).toHaveLength(1)
    unmount()
    expect(shown()).toEqual([])
    expect([...live]).toEqual([])
  })

  test.for(['session', 'sdk'] as const)('while the %s is loading leaves no frame', async (what) => {
    let answer = (): void => {}
    const late = new Promise<void>((resolve) => (answer = resolve))
    const aborted = vi.fn<() => void>()
    const props =
      what === 'session'
        ? {
            sdk: antom.sdk,
            sessionData: undefined,
            fetchSession: async ({ signal }: Parameters<FetchSession>[0]) => {
              signal.addEventListener('abort', aborted)
              await late
              return { paymentSessionData: 'late' }
            },
          }
        : { sdk: () => late.then(antom.sdk) }
    const { unmount } = render(checkout(props))
    await tick()
    unmount()
    answer()
    await tick()
    expect(antom.pages).toEqual([])
    expect(aborted.mock.calls).toHaveLength(what === 'session' ? 1 : 0)
  })

  test("two checkouts never get each other's messages", async () => {
    const first = listener<CheckoutEventName>()
    const second = listener<CheckoutEventName>()
    const ui = (both: boolean): ReactElement => (
      <>
        {both && checkout({ sdk: antom.sdk, onPaymentFailed: first, onMessageBlocked: first })}
        <AntomCheckout
          key="second"
          environment="sandbox"
          sessionData="session-2"
          sdk={antom.sdk}
          onPaymentFailed={second}
        />
      </>
    )
    const { rerender } = render(ui(true))
    await until(() => expect(shown()).toHaveLength(2))
    const page = await antom.page({ sessionData: 'session-2' })
    await page.say('SDK_PAYMENT_FAIL')
    rerender(ui(false))
    expect(shown()).toEqual([page.frame])
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
  })
})

test.for([null, undefined])('%s for an optional prop counts as absent', async (absent) => {
  const given = {
    ...Object.fromEntries(
      [...checkoutOptionNames, ...checkoutEventNames.map(callbackName)].map((name) => [
        name,
        absent,
      ]),
    ),
    ...{ style: absent, view: absent, ref: absent, renderFailed: absent, className: absent },
    ...{ environment: 'sandbox', sessionData: 'session-1', sdk: antom.sdk },
  }
  const { rerender } = render(checkout({ onPaymentFailed: () => {} }))
  rerender(checkout(given as object))
  const page = await antom.page()
  expect(host().style.minHeight).toBe('var(--antom-min-height, 600px)')
  await page.cancel()
  expect(host().shadowRoot!.querySelector('[part~=panel]')).not.toBeNull()
})
