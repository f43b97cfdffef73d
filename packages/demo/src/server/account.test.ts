import { startEmulator, type Emulator } from '@antom-checkout/emulator'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAccount, type Account } from './account.ts'
import { connectedAntom } from './antom.ts'

let emulator: Emulator
let env: Record<string, string>
beforeAll(async () => {
  emulator = await startEmulator()
  const { clientId, privateKey, antomPublicKey } = emulator.credentials
  env = {
    ANTOM_CLIENT_ID: clientId,
    ANTOM_PRIVATE_KEY: privateKey,
    ANTOM_PUBLIC_KEY: antomPublicKey,
    ANTOM_GATEWAY: emulator.gateway,
  }
})
afterAll(() => emulator.close())

const connect = (change: Record<string, string> = {}) =>
  connectedAntom(readAccount({ ...env, ...change })!)

test('without any of the variables there is no account', () => {
  expect(readAccount({ HOME: '/home/me', ANTOM_CLIENT_ID: '', ANTOM_ENVIRONMENT: 'sandbox' })).toBe(
    undefined,
  )
})

test.each(['ANTOM_CLIENT_ID', 'ANTOM_PRIVATE_KEY', 'ANTOM_PUBLIC_KEY', 'ANTOM_GATEWAY'])(
  'without %s alone, the error names it and prints no value',
  (name) => {
    const half = { ...env, [name]: ' ' }
    expect(() => readAccount(half)).toThrow(`but ${name} is not set. Set all four, or none`)
    expect(() => readAccount(half)).not.toThrow(env['ANTOM_PRIVATE_KEY'])
  },
)

test('an account that takes real money is refused', () => {
  expect(() => readAccount({ ...env, ANTOM_CLIENT_ID: 'T_5Y00000000000000' })).toThrow(
    'ANTOM_CLIENT_ID must begin with SANDBOX_',
  )
})

test('the page gets the sandbox, unless another page is named', () => {
  expect(readAccount(env)?.environment).toBe('sandbox')
  const named: Account = readAccount({ ...env, ANTOM_ENVIRONMENT: emulator.pageUrl })!
  expect(named.environment).toBe(emulator.pageUrl)
})

test('right credentials connect, and no emulator is started', async () => {
  const antom = await connect()
  expect(antom.emulator).toBe(undefined)
  expect(antom.name).toBe(`${env['ANTOM_GATEWAY']}, as ${env['ANTOM_CLIENT_ID']}`)
})

test.each([
  ['a key that is no key', { ANTOM_PRIVATE_KEY: 'abc' }, /^ANTOM_PRIVATE_KEY must be /],
  ['a gateway without https', { ANTOM_GATEWAY: 'http://antom.example' }, /^ANTOM_GATEWAY must be /],
  ['a client id that Antom does not know', { ANTOM_CLIENT_ID: 'SANDBOX_OTHER' }, /unsigned error/],
  ['a gateway that does not answer', { ANTOM_GATEWAY: 'http://127.0.0.1:9' }, /could not be used/],
])('with %s the shop does not start, and the error says so', async (_, change, message) => {
  await expect(connect(change)).rejects.toThrow(message)
})

test('with the public key of somebody else, the answer of Antom is not believed', async () => {
  const other = await startEmulator()
  const ANTOM_PUBLIC_KEY = other.credentials.antomPublicKey
  await other.close()
  await expect(connect({ ANTOM_PUBLIC_KEY })).rejects.toThrow(/its signature does not fit/)
})
