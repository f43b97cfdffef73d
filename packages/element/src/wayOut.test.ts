import type { Checkout, CheckoutEventName, CheckoutState } from '@antom-checkout/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { followWayOut } from './wayOut.ts'

// The orders of states, also those that only another checkout with the same session brings about.

const went: string[] = []
beforeEach(() => {
  for (const verb of ['assign', 'replace'] as const) {
    vi.spyOn(location, verb).mockImplementation((url) => {
      went.push(`${verb} ${new URL(String(url)).pathname}`)
    })
  }
})
afterEach(() => {
  comeBack()
  vi.restoreAllMocks()
  went.length = 0
})

/** The buyer comes back by the back-forward cache. */
const comeBack = (): void =>
  void dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))

const addresses = {
  successUrl: '/paid',
  failureUrl: '/failed',
  cancelUrl: '/cart',
  backUrl: '/wait',
}

type Status = CheckoutState['status']

/** A checkout whose states and events are written by hand, in an element with every address. */
function follow({ isShown = true, to = addresses } = {}): {
  become: (status: Status, pageOpen?: boolean) => void
  tell: (name: CheckoutEventName) => void
  checkout: Checkout
  show: () => void
} {
  const listeners: [CheckoutEventName, () => void][] = []
  const tell = (name: CheckoutEventName): void =>
    listeners.filter(([each]) => each === name).forEach(([, listener]) => listener())
  const become = (status: Status, pageOpen = false): void => {
    Object.assign(checkout, { state: { status, pageOpen } })
    tell('stateChange')
  }
  const checkout = {
    state: { status: 'idle', pageOpen: false },
    on: (name: CheckoutEventName, listener: () => void) => void listeners.push([name, listener]),
    unmount: () => become(checkout.state.status === 'ready' ? 'idle' : checkout.state.status),
    destroy: () => checkout.unmount(),
  } as never as Checkout
  const look = followWayOut(checkout, to, () => isShown)
  const show = (): void => {
    isShown = true
    look()
  }
  return { become, tell, checkout, show }
}

function open(to = addresses): ReturnType<typeof follow> {
  const followed = follow({ to })
  followed.become('loading')
  followed.become('loading', true)
  followed.become('ready', true)
  return followed
}

describe('an outcome that the element begins with', () => {
  test.for<[Status, string[]]>([
    ['succeeded', ['replace /paid']],
    ['failed', []],
    ['processing', []],
    ['canceled', []],
    ['verifying', []],
  ])('%s leads to %s', ([status, to]) => {
    follow().become(status)
    expect(went).toEqual(to)
  })

  test('is followed after loading, too, and once', () => {
    const { become } = follow()
    become('loading')
    become('succeeded')
    become('succeeded')
    expect(went).toEqual(['replace /paid'])
  })

  test('is followed once the element is in the page that the buyer sees', () => {
    const { become, show } = follow({ isShown: false })
    become('succeeded')
    expect(went).toEqual([])
    show()
    expect(went).toEqual(['replace /paid'])
  })
})

describe('an outcome of another checkout with the same session', () => {
  test('is followed if the order is paid', () => {
    open().become('succeeded')
    expect(went).toEqual(['assign /paid'])
  })

  test.for<Status>(['failed', 'processing'])('is not followed if it is %s', (status) => {
    open().become(status)
    expect(went).toEqual([])
  })

  test('is followed again after the buyer came back, but not before', () => {
    follow().become('succeeded')
    follow().become('succeeded')
    comeBack()
    follow().become('succeeded')
    expect(went).toEqual(['replace /paid', 'replace /paid'])
  })

  test('is followed after another one led to a place on the same page', () => {
    const { become, tell } = open({ ...addresses, cancelUrl: '#canceled' })
    tell('paymentCanceled')
    become('canceled')
    follow().become('succeeded')
    expect(went).toEqual(['assign /', 'replace /paid'])
  })

  test('is followed once for all elements', () => {
    const [first, second] = [open(), open()]
    first.tell('paymentSuccessful')
    first.become('succeeded', true)
    second.become('succeeded')
    first.tell('backToMerchant')
    first.become('succeeded')
    expect(went).toEqual(['assign /paid'])
  })
})

describe('an outcome of the own page', () => {
  test.for<[Status, string]>([
    ['succeeded', 'assign /paid'],
    ['failed', 'assign /failed'],
    ['processing', 'assign /wait'],
  ])('%s is followed after verifying without a page', ([status, to]) => {
    const { become, tell } = open()
    tell('backToMerchant')
    become('verifying')
    become(status)
    become(status)
    expect(went).toEqual([to])
  })

  test('is not followed by unmount() or destroy(), nor by the mount after them', () => {
    for (const verb of ['unmount', 'destroy'] as const) {
      const { become, tell, checkout, show } = open()
      tell('paymentFailed')
      become('failed', true)
      checkout[verb]()
      show()
      expect(went).toEqual([])
    }
  })

  test('is followed when it changes after an unmount', () => {
    const { become, tell, checkout } = open()
    tell('paymentProcessing')
    become('processing', true)
    checkout.unmount()
    become('processing')
    expect(went).toEqual([])
    become('succeeded')
    expect(went).toEqual(['assign /paid'])
  })

  test('is not followed for an earlier payment', () => {
    const { become, tell } = open()
    tell('paymentCanceled')
    become('canceled')
    become('loading')
    become('failed')
    expect(went).toEqual(['assign /cart'])
  })

  test('is followed, and the history leads past this page, if the server answers it instead of a session for a retry', () => {
    const { become, tell } = open()
    tell('paymentProcessing')
    become('expired')
    become('loading')
    become('succeeded')
    expect(went).toEqual(['replace /paid'])
  })
})
