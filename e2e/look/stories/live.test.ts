import { spawn, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test, type FrameLocator } from '@playwright/test'
import { freePort } from '../../kit/freePort.ts'

/** Storybook as `npm run stories` starts it: a buyer pays, with Antom's own SDK against the emulator. */

let storybook: ChildProcess
let url = ''

test.beforeAll(async () => {
  const port = await freePort()
  url = `http://localhost:${port}/`
  storybook = spawn(
    process.execPath,
    ['node_modules/storybook/dist/bin/dispatcher.js', 'dev', '--ci', '--port', String(port)],
    {
      cwd: fileURLToPath(new URL('../../../stories', import.meta.url)),
      stdio: 'ignore',
    },
  )
  const isThere = (): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
  await expect.poll(isThere, { timeout: 60_000 }).toBe(true)
})
test.afterAll(() => void storybook.kill())

const pay = async (frame: FrameLocator): Promise<void> => {
  await frame.getByLabel('Card number').fill('4111111111111111')
  await frame.getByLabel('Expiry date').fill('12/39')
  await frame.getByLabel('Security code').fill('123')
  await frame.getByLabel('Name on card').fill('A Designer')
  await frame.getByRole('button', { name: /^Pay/ }).click()
}

for (const [framework, successful] of [
  ['React', 'onPaymentSuccessful'],
  ['Vue', 'payment-successful'],
  ['Element', 'antom-payment-successful'],
] as const) {
  test(`${framework}: a buyer pays, and the log beside it says so`, async ({ page }) => {
    await page.goto(`${url}iframe.html?id=live--pays&globals=framework:${framework}`)
    await pay(page.frameLocator('iframe'))
    const log = page.getByRole('list', { name: 'Events' })
    await expect(log).toContainText(successful)
    await expect(log).toContainText('"verified":true')
  })
}
