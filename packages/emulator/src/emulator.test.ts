import { connect } from 'node:net'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startEmulator, type Scenario } from './index.ts'

test('an emulator has the addresses and credentials for an SDK and a merchant', async () => {
  const emulator = await startEmulator()
  const { clientId, privateKey, antomPublicKey } = emulator.credentials
  expect(emulator.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect(emulator.gateway).toBe(emulator.url)
  expect(emulator.pageUrl).toBe(`${emulator.url}/checkout-page/pages/payment/index.html`)
  expect(clientId).toMatch(/^SANDBOX_/)
  expect(privateKey + antomPublicKey).toMatch(/^[A-Za-z0-9+/=]+$/)
  await emulator.close()
})

test('the error for a taken port names the port and what to do', async () => {
  const first = await startEmulator()
  const port = Number(new URL(first.url).port)
  await expect(startEmulator({ port })).rejects.toThrow(`Port ${port} of 127.0.0.1 is taken`)
  await first.close()
})

test('close() frees the port at once, even with a connection kept alive', async () => {
  const first = await startEmulator()
  const port = Number(new URL(first.url).port)
  const idle = connect(port, '127.0.0.1')
  await once(idle, 'connect')
  await first.close()
  await first.close()
  const second = await startEmulator({ port })
  expect(second.url).toBe(first.url)
  await second.close()
  idle.destroy()
})

test('an unknown scenario is refused by name', async () => {
  await expect(startEmulator({ scenario: 'sunshine' as Scenario })).rejects.toThrow(
    'but it was "sunshine"',
  )
})

test('any shop may embed the page, and no page may read from the emulator', async () => {
  const emulator = await startEmulator()
  const { headers, status } = await fetch(emulator.pageUrl, {
    headers: { origin: 'http://shop.test' },
  })
  expect(status).toBe(200)
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).not.toContain('frame-ancestors')
  expect(headers.has('x-frame-options')).toBe(false)
  expect(headers.has('access-control-allow-origin')).toBe(false)
  await emulator.close()
})

test('an emulator is exactly what its documentation says', async () => {
  const emulator = await startEmulator()
  expect(Object.keys(emulator).sort()).toEqual([
    'clock',
    'close',
    'credentials',
    'fault',
    'gateway',
    'notifications',
    'pageUrl',
    'payments',
    'reset',
    'url',
  ])
  // Merchants' clients take the credentials as options: a function is none of them.
  expect(Object.keys({ ...emulator.credentials }).sort()).toEqual([
    'antomPublicKey',
    'clientId',
    'privateKey',
    'privateKeyPkcs1',
  ])
  await emulator.close()
})
