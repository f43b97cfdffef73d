import { once } from 'node:events'
import { createServer } from 'node:http'
import { startEmulator } from '@antom-checkout/emulator'

// The memory of an emulator that has seen 100,000 payments beside one that has just seen as many as it keeps. Every fiftieth payment is
// notified: signed, sent and acknowledged over HTTP, twice. The time goes on by one second with each payment.

const PAYMENTS = Number(process.env.PAYMENTS ?? 100_000)
const KEPT = 10_000
const BAR = 1.5

const ACKNOWLEDGEMENT =
  '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'
const shop = createServer((request, response) => {
  request.resume().on('end', () => response.end(ACKNOWLEDGEMENT))
})
shop.listen(0, '127.0.0.1')
await once(shop, 'listening')
const notifyUrl = `http://127.0.0.1:${shop.address().port}/notify`

const emulator = await startEmulator({ clock: 'manual' })
const megabytes = () => {
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

const empty = megabytes()
let full = 0
const start = performance.now()
for (let count = 1; count <= PAYMENTS; count += 1) {
  await emulator.payments.pay(count % 50 === 0 ? { notifyUrl } : {})
  await emulator.clock.advance(1000)
  if (count === Math.round(1.2 * KEPT)) full = megabytes() - empty
}
const perSecond = Math.round((PAYMENTS / (performance.now() - start)) * 1000)
const after = megabytes() - empty
const kept = emulator.payments.list().length
await emulator.close()
shop.closeAllConnections()
shop.close()

const ratio = after / full
console.log(
  `emulator after ${PAYMENTS} payments: ${after.toFixed(0)} MB, ${ratio.toFixed(2)} × the memory after ${1.2 * KEPT} ` +
    `(bar ${BAR}); ${kept} payments kept, ${perSecond} payments a second`,
)
if (!(ratio <= BAR)) process.exitCode = 1
