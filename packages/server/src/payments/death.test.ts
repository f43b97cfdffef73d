/// <reference types="node" />
import { expect, test } from 'vitest'
import type { Store } from '../index.ts'
import { inEveryStore } from './test/inEveryStore.ts'

/** A store whose process dies at a statement: from then on nothing comes back, and nothing is done. */
function mortal(store: Store, diesAt: number, when: 'before' | 'after') {
  let statements = 0
  let die = (): void => {}
  const death = new Promise<'dead'>((resolve) => (die = () => resolve('dead')))
  const statement =
    <Given extends unknown[], Answer>(run: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      statements += 1
      if (statements < diesAt) {
        return run(...given)
      }
      if (statements === diesAt && when === 'after') {
        await run(...given)
      }
      die()
      return new Promise(() => {})
    }
  const { insert, update, select, migrate } = store
  return {
    death,
    store: {
      insert: statement(insert as never),
      update: statement(update as never),
      select: statement(select as never),
      migrate,
    } as Store,
  }
}

inEveryStore('a process that dies', (place) => {
  test.each(['before', 'after'] as const)(
    '%s any statement: the next delivery ships, once',
    async (when) => {
      let diesAt = 0
      let status = 503
      while (status !== 200) {
        diesAt += 1
        const outbox: string[] = []
        const { start, deliver, another } = place.shop({
          orderId: `order-${diesAt}`,
          onPaid: ({ key }) => {
            outbox.push(key)
          },
        })
        const { paid } = await start()
        const { death, store } = mortal(place.data.store, diesAt, when)
        const end = await Promise.race([deliver(paid(), another({ store })), death])
        status = end === 'dead' ? 503 : end.status
        // Antom comes again after two minutes, when every lease of the dead is over.
        await place.antom.emulator.clock.advance('2 min')
        expect((await deliver(paid())).status).toBe(200)
        expect(new Set(outbox)).toEqual(new Set([`paid:order-${diesAt}`]))
        expect((await deliver(paid())).status).toBe(200)
        expect(outbox.length).toBeLessThanOrEqual(2)
      }
      expect(diesAt).toBeGreaterThan(10)
    },
  )

  test.each(['before', 'after'] as const)(
    '%s any statement of a session: the next one who asks gets a session',
    async (when) => {
      let diesAt = 0
      let end: unknown = 'dead'
      while (end === 'dead') {
        diesAt += 1
        const orderId = `order-${diesAt}`
        const { payments, another } = place.shop({ orderId })
        const { death, store } = mortal(place.data.store, diesAt, when)
        end = await Promise.race([another({ store }).session(orderId), death])
        await place.antom.emulator.clock.advance('8 s')
        expect(await payments.session(orderId)).toHaveProperty('paymentSessionData')
      }
      expect(diesAt).toBeGreaterThan(5)
    },
  )
})
