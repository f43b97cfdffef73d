import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import { signRequest, verifySignature } from '@antom-checkout/server'

// Signing and verifying through the published functions beside bare `node:crypto`, in turns of a few milliseconds, so
// that other work on the machine slows both. The bar is DESIGN's: at least 0.8 of node:crypto.

const BAR = 0.8
const IN_FLIGHT = 50
const ROUNDS = 40
const TURN_MS = 60

const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
const publicKey = pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
const keys = { private: createPrivateKey(pair.privateKey.export({ type: 'pkcs8', format: 'pem' })) }
keys.public = createPublicKey(keys.private)

const message = {
  path: '/payment/receiveNotify',
  clientId: 'SANDBOX_5X00000000000000',
  time: '2026-11-28T12:00:00+08:00',
  body: JSON.stringify({
    notifyType: 'PAYMENT_RESULT',
    paymentRequestId: 'PAY_1',
    more: 'x'.repeat(400),
  }),
}
const { path, clientId, time, body } = message
const content = Buffer.from(`POST ${path}\n${clientId}.${time}.${body}`)
const signature = sign('sha256', content, keys.private)
const { Signature: header } = await signRequest(message, privateKey)

const subjects = {
  verify: {
    ours: () => verifySignature(message, header, publicKey),
    bare: async () => verify('sha256', content, keys.public, signature),
    threaded: () => promised((done) => verify('sha256', content, keys.public, signature, done)),
  },
  sign: {
    ours: () => signRequest(message, privateKey),
    bare: async () => sign('sha256', content, keys.private),
    threaded: () => promised((done) => sign('sha256', content, keys.private, done)),
  },
}

/** Calls a second, with 50 in flight. */
async function rate(run) {
  let count = 0
  const start = performance.now()
  const worker = async () => {
    while (performance.now() < start + TURN_MS) {
      if (!(await run())) throw new Error('It did not verify.')
      count += 1
    }
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
  return (count / (performance.now() - start)) * 1000
}

const promised = (call) =>
  new Promise((resolve, reject) => call((error, value) => (error ? reject(error) : resolve(value))))

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

for (const [name, runs] of Object.entries(subjects)) {
  const rates = { ours: [], bare: [], threaded: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const [subject, run] of Object.entries(runs)) rates[subject].push(await rate(run))
  }
  const times = (other) =>
    median(rates.ours.map((value, round) => value / rates[other][round])).toFixed(2)
  const perSecond = (subject) => `${Math.round(median(rates[subject]))}/s`
  console.log(
    `${name}, ${IN_FLIGHT} in flight: ${times('bare')} × node:crypto (${perSecond('ours')} beside ${perSecond('bare')}; bar ${BAR}); ` +
      `${times('threaded')} × node:crypto with a callback (${perSecond('threaded')})`,
  )
  if (times('bare') < BAR) process.exitCode = 1
}
