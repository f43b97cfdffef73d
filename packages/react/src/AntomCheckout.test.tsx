import type { Checkout, CheckoutEventName, FetchSession } from '@antom-checkout/core'
import { render, screen } from '@testing-library/react'
import { createRef, StrictMode, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { describe, expect, test, vi } from 'vitest'
import { AntomCheckout, type AntomCheckoutProps } from './AntomCheckout.tsx'
import { frame, loaded, say, shown, tick, until, listener, sdk } from './sdk.test.double.ts'

const checkout = (props: Partial<AntomCheckoutProps>): ReactElement => (
  <AntomCheckout environment="sandbox" sessionData="session-1" data-testid="host" {...props} />
)
const host = (): HTMLElement => screen.getByTestId('host')
const types = (calls: { type: string }[][]): (string | undefined)[] =>
  calls.map(([event]) => event?.type)

test("shows Antom's page in its div and tells when it has loaded", async () => {
  const onReady = listener<'ready'>()
  render(checkout({ sdk: sdk.load, onReady }))
  const page = await frame()
  expect(page.getRootNode()).toBe(host().shadowRoot)
  expect(page.dataset['session']).toBe('session-1')
  expect(onReady).not.toHaveBeenCalled()
  await loaded()
  expect(onReady.mock.calls).toEqual([[{ type: 'ready' }]])
})

test('StrictMode costs one session and one frame', async () => {
  const fetchSession = vi.fn<FetchSession>(async () => ({ paymentSessionData: 'fetched' }))
  const onReady = listener<'ready'>()
  render(
    <StrictMode>
      {checkout({ sdk: sdk.load, sessionData: undefined, fetchSession, onReady })}
    </StrictMode>,
  )
  await loaded('fetched')
  expect(fetchSession.mock.calls.map(([{ reason }]) => reason)).toEqual(['initial'])
  expect(sdk.frames.map(({ dataset }) => dataset['session'])).toEqual(['fetched'])
  expect(onReady).toHaveBeenCalledOnce()
})

describe('callbacks', () => {
  test('the newest one is called, and hears each event once', async () => {
    const heard: [render: number, event: string][] = []
    const at = (render: number): ReactElement =>
      checkout({
        sdk: sdk.load,
        onReady: ({ type }) => heard.push([render, type]),
        onPaymentFailed: ({ type }) => heard.push([render, type]),
        onPaymentSuccessful: ({ type }) => heard.push([render, type]),
      })
    const { rerender } = render(at(1))
    rerender(at(2))
    const page = await loaded()
    rerender(at(3))
    say(page, 'SDK_PAYMENT_FAIL')
    rerender(at(4))
    rerender(at(5))
    say(page, 'SDK_PAYMENT_SUCCESSFUL')
    expect(heard).toEqual([
      [2, 'ready'],
      [3, 'paymentFailed'],
      [5, 'paymentSuccessful'],
    ])
    expect(sdk.frames).toHaveLength(1)
  })

  test('one that is given later is called, one that is taken away is not', async () => {
    const onReady = listener<'ready'>()
    const onPaymentNotice = listener<'paymentNotice'>()
    const { rerender } = render(checkout({ sdk: sdk.load, onReady }))
    await frame()
    rerender(checkout({ sdk: sdk.load, onPaymentNotice }))
    say(await loaded(), 'SDK_PAYMENT_CHALLENGE')
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
    render(checkout({ sdk: sdk.load, ...all }))
    const page = await loaded()
    say({ contentWindow: window }, 'SDK_PAYMENT_SUCCESSFUL')
    say(page, 'SDK_PAYMENT_PROCESSING')
    say(page, 'SDK_PAYMENT_ERROR')
    say(page, 'SDK_PAYMENT_CLICK_BACK_TO_MERCHANT')
    say(page, 'SDK_PAYMENT_CANCEL')
    expect(types(onMessageBlocked.mock.calls)).toEqual(['messageBlocked'])
    expect(types(onPaymentProcessing.mock.calls)).toEqual(['paymentProcessing'])
    expect(types(onPaymentError.mock.calls)).toEqual(['paymentError'])
    expect(types(onBackToMerchant.mock.calls)).toEqual(['backToMerchant'])
    expect(onPaymentCanceled).not.toHaveBeenCalled() // The page is gone: nothing it says counts.
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
            sdk={sdk.load}
            onStateChange={onStateChange}
            onPaymentSuccessful={onPaymentSuccessful}
            ref={ref}
          />
        }
      </div>,
    )
    const heard = listener<CheckoutEventName>()
    ref.current?.on('paymentSuccessful', heard)
    say(await loaded(), 'SDK_PAYMENT_SUCCESSFUL')
    expect(report.mock.calls).toEqual([[wrong]])
    expect(heard).toHaveBeenCalledOnce()
    expect(onStateChange.mock.lastCall?.[0].state.status).toBe('succeeded')
    expect(ref.current?.state.status).toBe('succeeded')
    expect(host().isConnected).toBe(true)
  })

  test('a listener that renders at once takes no event from them', async () => {
    const ref = createRef<Checkout>()
    const onPaymentSuccessful = listener<'paymentSuccessful'>()
    // A new closure with each render, as merchants write them.
    const ui = (): ReactElement => (
      <AntomCheckout
        environment="sandbox"
        sessionData="session-1"
        sdk={sdk.load}
        onPaymentSuccessful={(event) => onPaymentSuccessful(event)}
        ref={ref}
      />
    )
    const { rerender } = render(ui())
    ref.current?.on('paymentSuccessful', () => flushSync(() => rerender(ui())))
    rerender(ui())
    say(await loaded(), 'SDK_PAYMENT_SUCCESSFUL')
    expect(onPaymentSuccessful).toHaveBeenCalledOnce()
  })

  test('none is called after the component is gone', async () => {
    const onStateChange = listener<'stateChange'>()
    const onPaymentSuccessful = listener<'paymentSuccessful'>()
    const { unmount } = render(checkout({ sdk: sdk.load, onStateChange, onPaymentSuccessful }))
    const page = await loaded()
    const source = page.contentWindow
    onStateChange.mockClear()
    unmount()
    say({ contentWindow: source }, 'SDK_PAYMENT_SUCCESSFUL')
    expect(onStateChange).not.toHaveBeenCalled()
    expect(onPaymentSuccessful).not.toHaveBeenCalled()
  })
})

describe('options', () => {
  test('a new session is a new page, once', async () => {
    const onReady = listener<'ready'>()
    const { rerender } = render(checkout({ sdk: sdk.load, onReady }))
    await loaded()
    rerender(checkout({ sdk: sdk.load, onReady, sessionData: 'session-2' }))
    rerender(checkout({ sdk: sdk.load, onReady, sessionData: 'session-2' }))
    await loaded('session-2')
    rerender(checkout({ sdk: sdk.load, onReady, sessionData: { paymentSessionData: 'session-2' } }))
    await tick()
    expect(sdk.frames.map(({ dataset }) => dataset['session'])).toEqual(['session-1', 'session-2'])
    expect(onReady).toHaveBeenCalledTimes(2)
  })

  test('several that change together make one remount', async () => {
    const { rerender } = render(checkout({ sdk: sdk.load, locale: 'en' }))
    await loaded()
    rerender(checkout({ sdk: sdk.load, locale: 'ja', sessionData: 'session-2' }))
    await loaded('session-2')
    expect(sdk.frames).toHaveLength(2)
    expect(sdk.frames[1]?.dataset).toMatchObject({ session: 'session-2', locale: 'ja_JP' })
  })

  test('one that is not given any more goes back to its default', async () => {
    const { rerender } = render(checkout({ sdk: sdk.load, frameTitle: 'Paiement sécurisé' }))
    const page = await loaded()
    expect(page.title).toBe('Paiement sécurisé')
    rerender(checkout({ sdk: sdk.load }))
    expect(page.title).toBe('Secure checkout')
    expect(sdk.frames).toHaveLength(1)
  })

  test('a session that is still coming is waited for', async () => {
    const onSessionRequired = listener<'sessionRequired'>()
    const { rerender } = render(checkout({ sdk: sdk.load, sessionData: null, onSessionRequired }))
    await tick()
    expect(shown()).toEqual([])
    rerender(checkout({ sdk: sdk.load, onSessionRequired }))
    expect((await loaded()).dataset['session']).toBe('session-1')
    expect(onSessionRequired).not.toHaveBeenCalled()
  })

  test('without any session the merchant is asked, and may answer with a prop', async () => {
    const onSessionRequired = listener<'sessionRequired'>()
    const ui = (sessionData?: string): ReactElement =>
      checkout({ sdk: sdk.load, sessionData, onSessionRequired })
    const { rerender } = render(ui())
    await until(() => expect(onSessionRequired).toHaveBeenCalled())
    expect(onSessionRequired.mock.calls).toEqual([[{ type: 'sessionRequired', reason: 'initial' }]])
    rerender(ui('session-1'))
    await loaded()
    expect(onSessionRequired).toHaveBeenCalledOnce()
  })

  test('a wrong one is told to onError and throws nowhere', async () => {
    const onError = listener<'error'>()
    const { rerender } = render(checkout({ sdk: sdk.load, environment: 'production', onError }))
    await until(() => expect(onError).toHaveBeenCalled())
    expect(onError.mock.calls.map(([{ error }]) => error.code)).toEqual(['INVALID_OPTIONS'])
    rerender(checkout({ sdk: sdk.load, onError }))
    await loaded()
    expect(onError).toHaveBeenCalledOnce()
  })
})

describe('the div', () => {
  test('takes what any div takes, and no option or callback', async () => {
    const onClick = vi.fn<() => void>()
    render(
      checkout({
        id: 'pay',
        className: 'card',
        style: { maxWidth: '40rem' },
        'aria-label': 'Payment',
        title: 'Pay here',
        onClick,
        sdk: sdk.load,
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
        fetchSession: async () => ({}),
        onReady: () => {},
        onError: () => {},
        onStateChange: () => {},
      }),
    )
    await loaded()
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
    const { rerender } = render(checkout({ sdk: sdk.load }))
    expect(host().style.minHeight).toBe('var(--antom-min-height, 600px)')
    rerender(checkout({ sdk: sdk.load, style: { minHeight: '30rem' } }))
    expect(host().style.minHeight).toBe('30rem')
    await loaded()
  })

  test('with view={false} is Antom’s page and nothing else', async () => {
    const { rerender } = render(checkout({ sdk: sdk.load, view: false, renderLoading: () => 'x' }))
    const page = await loaded()
    expect(page.parentElement).toBe(host())
    expect(host().textContent).toBe('')
    rerender(checkout({ sdk: sdk.load }))
    expect((await loaded()).getRootNode()).toBe(host().shadowRoot)
  })

  test('keeps its page when its props change', async () => {
    const { rerender } = render(
      checkout({ sdk: sdk.load, className: 'a', style: { color: 'red' } }),
    )
    const page = await loaded()
    rerender(checkout({ sdk: sdk.load, className: 'b', style: {} }))
    expect(host().className).toBe('b')
    expect(page.getRootNode()).toBe(host().shadowRoot)
    expect(sdk.frames).toHaveLength(1)
  })
})

describe('the ref', () => {
  const withRef = (ref: React.Ref<Checkout>): ReactElement => (
    <AntomCheckout environment="sandbox" sessionData="session-1" sdk={sdk.load} ref={ref} />
  )

  test('is the checkout', async () => {
    const ref = createRef<Checkout>()
    const { rerender, unmount } = render(withRef(ref))
    const first = ref.current
    await loaded()
    rerender(withRef(ref))
    expect(ref.current).toBe(first)
    expect(ref.current?.state).toMatchObject({ status: 'ready', pageOpen: true })
    unmount()
    expect(ref.current).toBeNull()
  })

  test('may be a function', async () => {
    const ref = vi.fn<(checkout: Checkout | null) => void>()
    const { unmount } = render(withRef(ref))
    await loaded()
    expect(ref.mock.calls.map(([value]) => value?.state.status)).toEqual(['ready'])
    unmount()
    expect(ref.mock.lastCall).toEqual([null])
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
    render(<p />).unmount() // React's own stay.
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
    const { unmount } = render(checkout({ sdk: sdk.load }))
    await loaded()
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
            sdk: sdk.load,
            sessionData: undefined,
            fetchSession: async ({ signal }: Parameters<FetchSession>[0]) => {
              signal.addEventListener('abort', aborted)
              await late
              return { paymentSessionData: 'late' }
            },
          }
        : { sdk: () => late.then(sdk.load) }
    const { unmount } = render(checkout(props))
    await tick()
    unmount()
    answer()
    await tick()
    expect(sdk.frames).toEqual([])
    expect(aborted.mock.calls).toHaveLength(what === 'session' ? 1 : 0)
  })

  test('two checkouts are strangers to each other', async () => {
    const first = listener<CheckoutEventName>()
    const second = listener<CheckoutEventName>()
    const ui = (both: boolean): ReactElement => (
      <>
        {both && checkout({ sdk: sdk.load, onPaymentFailed: first, onMessageBlocked: first })}
        <AntomCheckout
          key="second"
          environment="sandbox"
          sessionData="session-2"
          sdk={sdk.load}
          onPaymentFailed={second}
        />
      </>
    )
    const { rerender } = render(ui(true))
    await until(() => expect(shown()).toHaveLength(2))
    const page = shown().find(({ dataset }) => dataset['session'] === 'session-2')!
    say(page, 'SDK_PAYMENT_FAIL')
    rerender(ui(false))
    expect(shown()).toEqual([page])
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledOnce()
  })
})
