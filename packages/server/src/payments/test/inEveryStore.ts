import { afterAll, afterEach, beforeAll, beforeEach, describe, vi } from 'vitest'
import { openAntom, openShop, type Antom, type Shop, type ShopOptions } from './shop.ts'
import { storeKinds, type TestStore } from './stores.ts'

/** What a test works with: set anew for each. */
export interface Place {
  antom: Antom
  data: TestStore
  shop: (options?: Partial<ShopOptions>) => Shop
}

/** The same tests against every store that there is. */
export function inEveryStore(name: string, tests: (place: Place) => void): void {
  describe.each(storeKinds)(`${name} ($name)`, ({ open }) => {
    const place = {
      shop: (options) =>
        openShop({ antomServer: place.antom, store: place.data.store, ...options }),
    } as Place
    beforeAll(async () => {
      place.antom = await openAntom()
    })
    afterAll(() => place.antom.close())
    beforeEach(async () => {
      // The shop's log: full of what these tests provoke.
      vi.spyOn(console, 'error').mockImplementation(() => {})
      vi.spyOn(console, 'warn').mockImplementation(() => {})
      place.data = await open()
    })
    afterEach(async () => {
      await place.antom.emulator.notifications.idle()
      place.antom.connect(() => new Response(null, { status: 503 }))
      vi.restoreAllMocks()
      await place.data.close()
    })
    tests(place)
  })
}
