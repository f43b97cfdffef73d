import { startShop } from '@antom-checkout/demo'
import type { TestType } from '@playwright/test'
import { test as base } from '../kit/test.ts'

export type Demo = Awaited<ReturnType<typeof startShop>>

type With<Test, Worker> =
  Test extends TestType<infer Args, infer WorkerArgs> ? TestType<Args, WorkerArgs & Worker> : never

/** A test with the shop of `npm start`, on free ports. */
export const test: With<typeof base, { demo: Demo }> = base.extend<object, { demo: Demo }>({
  demo: [
    async ({}, use) => {
      const demo = await startShop({ port: 0, emulatorPort: 0 })
      await use(demo)
      await demo.close()
    },
    { scope: 'worker' },
  ],
})
