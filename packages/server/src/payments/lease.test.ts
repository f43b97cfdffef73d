/// <reference types="node" />
import { expect, test } from 'vitest'
import type { PaymentEvent } from '../index.ts'
import { inEveryStore } from './test/inEveryStore.ts'

/** A callback that returns when the test says so. */
function held() {
  const events: PaymentEvent[] = []
  const returns: (() => void)[] = []
  return {
    events,
    onPaid: (event: PaymentEvent) => {
      events.push(event)
      return new Promise<void>((resolve) => returns.push(resolve))
    },
    begun: (count: number) => expect.poll(() => events.length).toBe(count),
    finish: (index: number) => returns[index]!(),
  }
}

inEveryStore('leases', (place) => {
  const effect = async () => (await place.data.store.select('effect', { key: 'paid:1042' }))[0]!

  test('one callback runs, however many notice at once that the order is paid', async () => {
    const { start, heard, payments, another, deliver } = place.shop({
      request: { paymentNotifyUrl: undefined },
    })
    const { wallet, paid } = await start()
    await wallet()
    const { paymentId } = await place.antom.client.inquiryPayment({
      paymentRequestId: paid()['paymentRequestId'] as string,
    })
    const other = another({ store: place.data.again() })
    const [verified, , ...responses] = await Promise.all([
      payments.verify('1042'),
      other.catchUp(),
      ...Array.from({ length: 10 }, (_, index) =>
        deliver(paid({ paymentId }), index % 2 === 0 ? payments : other),
      ),
      other.verify('1042'),
    ])
    expect(verified).toEqual({ paymentStatus: 'SUCCESS' })
    expect(responses.slice(0, 10).map((response) => (response as Response).status)).toEqual(
      Array.from({ length: 10 }, () => 200),
    )
    expect(heard()).toEqual(['paid'])
  })

  test('while a callback runs, nobody else is acknowledged', async () => {
    const { onPaid, begun, finish, events } = held()
    const { start, deliver } = place.shop({ onPaid })
    const { paid } = await start()
    const first = deliver(paid())
    await begun(1)
    expect((await deliver(paid())).status).toBe(503)
    finish(0)
    expect((await first).status).toBe(200)
    expect(events).toHaveLength(1)
    expect((await deliver(paid())).status).toBe(200)
  })

  test('a short callback in another process is waited for, so that Antom need not come again', async () => {
    const { onPaid, begun, finish } = held()
    const { start, deliver } = place.shop({ onPaid })
    const { paid } = await start()
    const first = deliver(paid())
    await begun(1)
    const second = deliver(paid())
    setTimeout(() => finish(0), 100)
    expect((await second).status).toBe(200)
    expect((await first).status).toBe(200)
  })

  test('the lease is completed after the callback has returned, and not before', async () => {
    const { onPaid, begun, finish } = held()
    const { start, deliver } = place.shop({ onPaid })
    const { paid } = await start()
    const response = deliver(paid())
    await begun(1)
    expect(await effect()).toMatchObject({
      doneAt: 0,
      leaseUntil: place.antom.emulator.clock.now() + 60_000,
    })
    finish(0)
    await response
    expect((await effect()).doneAt).toBeGreaterThan(0)
  })

  test('a callback that threw gives its lease back at once', async () => {
    let runs = 0
    const { start, deliver } = place.shop({
      onPaid: () => {
        runs += 1
        throw new Error('The warehouse is down.')
      },
    })
    const { paid } = await start()
    await deliver(paid())
    expect(await effect()).toMatchObject({ doneAt: 0, leaseUntil: 0, token: '' })
    await deliver(paid())
    expect(runs).toBe(2)
  })

  test('a callback that outlives its lease runs again with the same key, and completes nothing', async () => {
    const { onPaid, begun, finish, events } = held()
    const { start, deliver, payments } = place.shop({ onPaid, lease: 5000 })
    const { paid } = await start()
    const first = deliver(paid())
    await begun(1)
    await place.antom.emulator.clock.advance(5000)
    const second = payments.verify('1042')
    await begun(2)
    expect(events.map(({ key }) => key)).toEqual(['paid:1042', 'paid:1042'])
    finish(0)
    // Its token is stale: the effect is with the second run, and not done.
    expect((await first).status).toBe(503)
    expect((await effect()).doneAt).toBe(0)
    finish(1)
    await second
    expect((await effect()).doneAt).toBeGreaterThan(0)
    expect((await deliver(paid())).status).toBe(200)
    expect(events).toHaveLength(2)
  })

  test('a stale callback that throws leaves the lease of the next one alone', async () => {
    let throwIt: (() => void) | undefined
    const { onPaid, begun, finish } = held()
    const stale = place.shop({
      lease: 5000,
      onPaid: () => new Promise((_, reject) => (throwIt = () => reject(new Error('Too late.')))),
    })
    const { paid } = await stale.start()
    const first = stale.deliver(paid())
    await expect.poll(() => throwIt).toBeTypeOf('function')
    await place.antom.emulator.clock.advance(5000)
    const next = place.shop({ onPaid })
    const second = next.deliver(paid())
    await begun(1)
    const { token } = await effect()
    throwIt!()
    expect((await first).status).toBe(503)
    expect((await effect()).token).toBe(token)
    finish(0)
    expect((await second).status).toBe(200)
  })

  test('the signal aborts when the lease ends', async () => {
    let signal: AbortSignal | undefined
    const { start, deliver } = place.shop({
      lease: 50,
      onPaid: (event) => {
        ;({ signal } = event)
        expect(signal.aborted).toBe(false)
        return new Promise((resolve) => event.signal.addEventListener('abort', resolve))
      },
    })
    const { paid } = await start()
    await deliver(paid())
    expect(signal?.aborted).toBe(true)
  })

  test('one callback that throws does not keep the others from running', async () => {
    const { start, deliver, heard } = place.shop({
      onAuthorized: () => {
        throw new Error('No mail today.')
      },
    })
    const { card } = await start()
    await card()
    expect(heard()).toEqual(['paid'])
    expect((await deliver({})).status).toBe(400)
  })
})
