/// <reference types="vite/client" />
import { expect, test } from 'vitest'
import { connect, isFromAntom, isPaid, startPayment } from './readme.test-d.ts'
import { signRequest } from './signature.ts'
import vectors from './signature.test.json' with { type: 'json' }
// oxlint-disable-next-line import/default -- Vite's ?raw gives any file's text as the default export
import code from './readme.test-d.ts?raw'
import readme from '../README.md?raw'

const { privateKeyPkcs8Base64: privateKey, publicKeySpkiBase64: antomPublicKey } = vectors

/** A gateway that answers every call with this, signed. */
function antom(answer: object) {
  const fetch: typeof globalThis.fetch = async (url, init) => {
    const body = JSON.stringify({ result: { resultCode: 'SUCCESS', resultStatus: 'S' }, ...answer })
    const message = {
      path: new URL(url as string).pathname,
      clientId: 'SANDBOX_1',
      time: '1',
      body,
    }
    const { Signature: signature } = await signRequest(message, privateKey)
    expect(init?.method).toBe('POST')
    return new Response(body, { headers: { signature, 'response-time': '1' } })
  }
  return connect({
    clientId: 'SANDBOX_1',
    privateKey,
    antomPublicKey,
    gateway: 'https://gateway.example',
    fetch,
  })
}

test('the README shows the code that is tested here', () => {
  const shown = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1])
  const tested = [...code.matchAll(/\/\/ #region README\n([\s\S]*?)\/\/ #endregion/g)].map(
    (match) => match[1],
  )
  expect(shown).toEqual(tested)
})

test('the README’s session is made', async () => {
  const session = await startPayment(antom({ paymentSessionData: 'data' }), 'PAY_1')
  expect(session.paymentSessionData).toBe('data')
})

test.each([
  ['6000', true],
  ['1', false],
])('the README’s order is paid when %s came: %s', async (value, paid) => {
  const answer = {
    paymentStatus: 'SUCCESS',
    paymentRequestId: 'PAY_1',
    paymentAmount: { currency: 'SGD', value },
  }
  expect(await isPaid(antom(answer), 'PAY_1')).toBe(paid)
})

test('the README’s check knows Antom’s notification from a forged one', async () => {
  const { path, clientId, time, body, signatureUrlEncoded } = vectors.cases[1]!
  const headers = {
    'client-id': clientId,
    'request-time': time,
    signature: `signature=${signatureUrlEncoded}`,
  }
  const notification = (content: string) =>
    new Request(`https://shop.example${path}`, { method: 'POST', headers, body: content })
  expect(await isFromAntom(notification(body), antomPublicKey)).toBe(true)
  expect(await isFromAntom(notification(body.replace('success', 'Success')), antomPublicKey)).toBe(
    false,
  )
})
