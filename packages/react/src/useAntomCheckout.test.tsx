import type {
  CheckoutCallbacks,
  CheckoutOptions,
  FetchSession,
  PaymentSessionResponse,
} from '@antom-checkout/core'
import type { FakePage } from '@antom-checkout/core/testing'
import { act, render, renderHook, screen } from '@testing-library/react'
import { useEffect, useLayoutEffect, useState, type ReactElement } from 'react'
import { describe, expect, test, vi } from 'vitest'
import { antom, listener, shown, tick, until } from './test/antom.ts'
import { useAntomCheckout } from './useAntomCheckout.ts'

interface Props extends Partial<CheckoutOptions>, CheckoutCallbacks {
  readonly isOpen?: boolean
}

/** A page that is drawn with the hook. */
function Pay({ isOpen = true, ...options }: Props): ReactElement {
  const { hostRef, state, retry, checkout } = useAntomCheckout({
    environment: 'sandbox',
    sessionData: 'session-1',
    ...options,
  })
  return (
    <section>
      <output>{state.status}</output>
      {state.canRetry && <button onClick={() => void retry()}>Try again</button>}
      {isOpen && <div ref={hostRef} data-testid="host" />}
      <i>{String(checkout.state === state)}</i>
    </section>
  )
}
const status = (): string | null => screen.getByRole('status').textContent

test('returns the state, rendered anew with each change', async () => {
  const load = antom.holdPage()
  render(<Pay sdk={antom.sdk} />)
  expect(status()).toBe('idle')
  await antom.page()
  expect(status()).toBe('loading')
  load()
  const page = await antom.page()
  expect(status()).toBe('ready')
  await page.say('SDK_PAYMENT_PROCESSING')
  expect(status()).toBe('processing')
  await page.say('SDK_PAYMENT_SUCCESSFUL')
  expect(status()).toBe('succeeded')
  expect(screen.getByText('true')).toBeTruthy()
})

test('returns the same hostRef, retry and checkout each time', async () => {
  const { result, rerender } = renderHook(() =>
    useAntomCheckout({ environment: 'sandbox', sessionData: 'session-1', sdk: antom.sdk }),
  )
  const { state: _, ...first } = result.current
  rerender()
  expect(result.current).toMatchObject(first)
  expect(result.current.hostRef).toBe(first.hostRef)
  await tick()
  expect(shown()).toEqual([]) // It renders nothing: without a host there is no page.
  expect(result.current.state.status).toBe('idle')
})

describe('retry', () => {
  test('opens a canceled page again with the same session', async () => {
    render(<Pay sdk={antom.sdk} />)
    await (await antom.page()).say('SDK_PAYMENT_CANCEL')
    expect(status()).toBe('canceled')
    expect(shown()).toEqual([])
    screen.getByRole('button').click()
    await antom.page()
    expect(status()).toBe('ready')
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('asks for a new session if the failed one cannot be used again', async () => {
    let count = 0
    const fetchSession = vi.fn<FetchSession>(async () => ({
      paymentSessionData: `fetched-${++count}`,
    }))
    render(<Pay sdk={antom.sdk} sessionData={undefined} fetchSession={fetchSession} />)
    await (
      await antom.page({ sessionData: 'fetched-1' })
    ).say('SDK_PAYMENT_FAIL', { needChangeSessionForRetry: true })
    expect(status()).toBe('failed')
    screen.getByRole('button').click()
    await antom.page({ sessionData: 'fetched-2' })
    expect(fetchSession.mock.calls).toMatchObject([[{ reason: 'initial' }], [{ reason: 'retry' }]])
  })

  test('is not offered without a way to get a session, unless there is an onSessionRequired', async () => {
    const { rerender } = render(<Pay sdk={antom.sdk} />)
    await (await antom.page()).say('SDK_PAYMENT_FAIL', { needChangeSessionForRetry: true })
    expect(status()).toBe('failed')
    expect(screen.queryByRole('button')).toBeNull()
    rerender(<Pay sdk={antom.sdk} onSessionRequired={() => {}} />)
    expect(screen.getByRole('button')).toBeTruthy()
  })

  test('works after a failed fetch, too', async () => {
    const onError = vi.fn<(code: string) => void>()
    const fetchSession = vi
      .fn<FetchSession>(async () => ({ paymentSessionData: 'fetched' }))
      .mockRejectedValueOnce(new Error('offline'))
    render(
      <Pay
        sdk={antom.sdk}
        sessionData={undefined}
        fetchSession={fetchSession}
        onError={({ error }) => onError(error.code)}
      />,
    )
    await until(() => expect(status()).toBe('error'))
    screen.getByRole('button').click()
    await antom.page({ sessionData: 'fetched' })
    expect(onError.mock.calls).toEqual([['SESSION_FETCH_FAILED']])
  })
})

describe('a host that is rendered on a condition', () => {
  test('is waited for', async () => {
    const fetchSession = vi.fn<FetchSession>(async () => ({ paymentSessionData: 'fetched' }))
    const at = (isOpen: boolean): ReactElement => (
      <Pay sdk={antom.sdk} sessionData={undefined} fetchSession={fetchSession} isOpen={isOpen} />
    )
    const { rerender } = render(at(false))
    await tick()
    expect(status()).toBe('idle')
    expect(fetchSession).not.toHaveBeenCalled()
    rerender(at(true))
    await antom.page({ sessionData: 'fetched' })
    expect(fetchSession).toHaveBeenCalledOnce()
  })

  test('frees its page when it is removed', async () => {
    const { rerender } = render(<Pay sdk={antom.sdk} />)
    await antom.page()
    vi.useFakeTimers()
    rerender(<Pay sdk={antom.sdk} isOpen={false} />)
    await act(() => vi.advanceTimersByTimeAsync(2000))
    expect(antom.pages.map(({ isOpen }) => isOpen)).toEqual([false])
    expect(status()).toBe('loading')
  })

  test('shows the page with the same session when it comes back', async () => {
    const fetchSession = vi.fn<FetchSession>(async () => ({ paymentSessionData: 'fetched' }))
    const at = (isOpen: boolean): ReactElement => (
      <Pay sdk={antom.sdk} sessionData={undefined} fetchSession={fetchSession} isOpen={isOpen} />
    )
    const { rerender } = render(at(true))
    await antom.page({ sessionData: 'fetched' })
    rerender(at(false))
    await tick()
    rerender(at(true))
    await antom.page({ sessionData: 'fetched' })
    expect(status()).toBe('ready')
    expect(fetchSession).toHaveBeenCalledOnce()
    expect(antom.pages).toHaveLength(2)
  })

  test('never shows the form again once it is paid', async () => {
    const { rerender } = render(<Pay sdk={antom.sdk} />)
    await (await antom.page()).say('SDK_PAYMENT_SUCCESSFUL')
    rerender(<Pay sdk={antom.sdk} isOpen={false} />)
    await tick()
    rerender(<Pay sdk={antom.sdk} />)
    await tick()
    expect(status()).toBe('succeeded')
    expect(shown()).toEqual([])
    expect(antom.pages).toHaveLength(1)
  })

  test('may be removed while the session is loading', async () => {
    const onError = listener<'error'>()
    let answer: ((session: PaymentSessionResponse) => void) | undefined
    const fetchSession = vi.fn<FetchSession>(() => new Promise((resolve) => (answer = resolve)))
    const at = (isOpen: boolean): ReactElement => (
      <Pay
        sdk={antom.sdk}
        sessionData={undefined}
        fetchSession={fetchSession}
        onError={onError}
        isOpen={isOpen}
      />
    )
    const { rerender } = render(at(true))
    await until(() => expect(fetchSession).toHaveBeenCalled())
    rerender(at(false))
    answer?.({ paymentSessionData: 'fetched' })
    await tick()
    expect(shown()).toEqual([])
    expect(onError).not.toHaveBeenCalled()
    rerender(at(true))
    await antom.page({ sessionData: 'fetched' })
    expect(status()).toBe('ready')
    expect(fetchSession).toHaveBeenCalledOnce()
  })
})

test('a message that comes with the commit finds the newest callback', async () => {
  const heard: number[] = []
  let page: FakePage | undefined
  function Shop({ render: at }: { render: number }): ReactElement {
    useLayoutEffect(() => {
      if (page) void page.say('SDK_PAYMENT_FAIL')
    })
    return <Pay sdk={antom.sdk} onPaymentFailed={() => heard.push(at)} />
  }
  const { rerender } = render(<Shop render={1} />)
  page = await antom.page()
  rerender(<Shop render={2} />)
  expect(heard).toEqual([2])
})

test('a callback may set state, also state that replaces the callback', async () => {
  const heard: string[] = []
  function Shop(): ReactElement {
    const [count, setCount] = useState(0)
    const [, setOther] = useState('')
    useEffect(() => setOther(`after ${count}`), [count])
    return (
      <Pay
        sdk={antom.sdk}
        onPaymentFailed={({ code }) => {
          heard.push(`${count} ${code}`)
          setCount(count + 1)
        }}
      />
    )
  }
  render(<Shop />)
  const page = await antom.page()
  await page.say('SDK_PAYMENT_FAIL')
  await page.say('SDK_PAYMENT_FAIL')
  expect(heard).toEqual(['0 SDK_PAYMENT_FAIL', '1 SDK_PAYMENT_FAIL'])
})

test.for([null, undefined])(
  'without options (%s) the state says what is missing',
  async (nothing) => {
    function Pay(): ReactElement {
      const { hostRef, state } = useAntomCheckout(nothing as never)
      return <div ref={hostRef}>{state.status === 'error' && state.error.message}</div>
    }
    render(<Pay />)
    await until(() => expect(screen.getByText(/^environment must be/)).toBeTruthy())
  },
)
