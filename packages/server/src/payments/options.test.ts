import { afterEach, expect, test, vi } from 'vitest'
import {
  createMemoryStore,
  createPayments,
  createSqlStore,
  type PaymentsOptions,
} from '../index.ts'
import { antomPublicKey, client, privateKey } from '../test/merchant.ts'

const options: PaymentsOptions = {
  antom: client(fetch),
  antomPublicKey,
  store: createMemoryStore(),
  order: () => undefined,
  onPaid: () => {},
}

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

test.each<[string, Partial<Record<keyof PaymentsOptions, unknown>>]>([
  ['antom', { antom: undefined }],
  ['antom', { antom: null }],
  ['store', { store: {} }],
  ['order', { order: undefined }],
  ['onPaid', { onPaid: undefined }],
  ['onReview', { onReview: 'console' }],
  ['orderOf', { orderOf: null }],
  ['antomPublicKey', { antomPublicKey: privateKey }],
  ['antomPublicKey', { antomPublicKey: [] }],
  ['publicPath', { publicPath: 'https://shop.example/notify' }],
  ['lease', { lease: 120_000 }],
  ['lease', { lease: 0 }],
  ['lease', { lease: '60000' }],
  ['shipOnCapture', { shipOnCapture: 'CARD' }],
  ['now', { now: 0 }],
])('a wrong %s is found when the payments are made', (name, wrong) => {
  expect(() => createPayments({ ...options, ...wrong } as PaymentsOptions)).toThrow(
    expect.objectContaining({
      code: 'INVALID_CONFIG',
      message: expect.stringContaining(name) as string,
    }),
  )
})

test('no options at all are found, too', () => {
  expect(() => createPayments(null as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG' }),
  )
  expect(() => createSqlStore({} as never)).toThrow(
    expect.objectContaining({ code: 'INVALID_CONFIG' }),
  )
})

test('a lease just below two minutes will do', () => {
  expect(createPayments({ ...options, lease: 119_999 })).toHaveProperty('handler')
})

test('a memory store warns once, and not in tests', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  createMemoryStore()
  expect(warn).not.toHaveBeenCalled()
  for (const name of ['VITEST', 'NODE_ENV', 'JEST_WORKER_ID', 'NODE_TEST_CONTEXT']) {
    vi.stubEnv(name, undefined)
  }
  createMemoryStore()
  createMemoryStore()
  expect(warn).toHaveBeenCalledTimes(1)
  expect(warn.mock.calls[0]![0]).toContain('createSqlStore')
})

test('without onReview, the console hears that somebody must look', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const { runEffects } = await import('./runEffects.ts')
  const { paymentsSettings } = await import('./paymentsOptions.ts')
  const settings = paymentsSettings(options)
  const effect = {
    key: 'review:amount:PID',
    orderId: '7',
    callback: 'review',
    reason: 'amount',
    paymentId: '',
    about: '',
    token: '',
    leaseUntil: 0,
    doneAt: 0,
    createdAt: 0,
  }
  await settings.store.insert('effect', effect)
  expect(await runEffects(settings, [effect])).toBe('done')
  expect(warn.mock.calls[0]![0]).toMatch(/order 7.*amount/)
})
