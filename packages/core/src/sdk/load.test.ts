import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { loadSdk } from './load.ts'
import { reimport } from './reimport.ts'
import { loadScript } from './script.ts'
import type { SdkClass } from './sdk.ts'

/** Which attempts to load the SDK are shared, and which results are accepted: one test a rule. */

const npm = vi.hoisted(() => ({
  AMSCheckoutPage: class {
    mountComponent(): void {}
    unmount(): void {}
  },
}))
vi.mock('@alipay/ams-checkout/esm/core/component/ckp/index.js', () => npm)
vi.mock('./script.ts', () => ({ loadScript: vi.fn<() => Promise<unknown>>() }))
vi.mock('./reimport.ts', { spy: true })

class Sdk {
  mountComponent(): void {}
  unmount(): void {}
}
const script = vi.mocked(loadScript)
const never = (): Promise<never> => new Promise(() => {})
const offline = new Error('offline')
const failing = async (): Promise<never> => {
  throw offline
}
const errorOf = (loading: Promise<unknown>): Promise<unknown> =>
  loading.then(
    () => undefined,
    (error: unknown) => error,
  )
const code = (code: string): unknown => expect.objectContaining({ code })

/** Attempts are kept by address for ever, so each test has its own address. */
let last = 0
const newSource = (): { src: string } => ({ src: `https://cdn.test/${last++}.js` })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.clearAllMocks()
  script.mockReset()
})

describe('an attempt', () => {
  test('is shared by all callers with the same address, also later', async () => {
    script.mockResolvedValue(Sdk)
    const source = newSource()
    const both = await Promise.all([loadSdk(source), loadSdk({ ...source })])
    expect([...both, await loadSdk(source)]).toEqual([Sdk, Sdk, Sdk])
    expect(script.mock.calls).toEqual([[source]])
    await loadSdk(newSource())
    expect(script).toHaveBeenCalledTimes(2)
  })

  test.each<[string, () => Promise<unknown>, string]>([
    ['fails', failing, 'SDK_LOAD_FAILED'],
    ['takes too long', never, 'SDK_TIMEOUT'],
    ['brings something else', async () => ({}), 'SDK_INCOMPATIBLE'],
  ])('that %s is forgotten', async (_, answer, expected) => {
    const source = newSource()
    script.mockImplementationOnce(answer).mockResolvedValueOnce(Sdk)
    const failed = errorOf(loadSdk(source, 50))
    await vi.advanceTimersByTimeAsync(50)
    expect(await failed).toEqual(code(expected))
    expect(await loadSdk(source)).toBe(Sdk)
  })

  test('that fails late does not remove a newer one', async () => {
    const source = newSource()
    let failLate = (): void => {}
    const slow = new Promise<never>((_, reject) => (failLate = () => reject(offline)))
    script.mockReturnValueOnce(slow).mockResolvedValue(Sdk)
    const early = errorOf(loadSdk(source, 50))
    const late = errorOf(loadSdk(source))
    await vi.advanceTimersByTimeAsync(50)
    expect(await early).toEqual(code('SDK_TIMEOUT'))
    await loadSdk(source)
    failLate()
    expect(await late).toEqual(code('SDK_LOAD_FAILED'))
    await loadSdk(source)
    expect(script).toHaveBeenCalledTimes(2)
  })

  test('times out after 15 s by default', async () => {
    script.mockImplementation(never)
    const settled = vi.fn<(error: unknown) => void>()
    loadSdk(newSource()).catch(settled)
    await vi.advanceTimersByTimeAsync(14_999)
    expect(settled).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(settled).toHaveBeenCalledWith(code('SDK_TIMEOUT'))
  })

  test('by a function is never shared, neither with itself nor with the npm module', async () => {
    const one = vi.fn<() => Promise<SdkClass>>(async () => Sdk)
    await loadSdk(one)
    expect(await loadSdk(undefined)).toBe(npm.AMSCheckoutPage)
    expect(await loadSdk(one)).toBe(Sdk)
    expect(one).toHaveBeenCalledTimes(2)
  })

  test('by a function that fails does not remove that of the npm module', async () => {
    await loadSdk(undefined)
    vi.mocked(reimport).mockClear()
    await expect(loadSdk(failing)).rejects.toEqual(code('SDK_LOAD_FAILED'))
    await loadSdk(undefined)
    expect(reimport).not.toHaveBeenCalled()
  })

  test('is not needed for the class itself, which is never called as a function', async () => {
    vi.mocked(reimport).mockClear()
    expect(await loadSdk(Sdk)).toBe(Sdk)
    expect(reimport).not.toHaveBeenCalled()
    await expect(loadSdk(class {} as typeof Sdk)).rejects.toEqual(code('SDK_LOAD_FAILED'))
  })

  test('for an address imports the script loader in a way that can be repeated', async () => {
    script.mockResolvedValue(Sdk)
    await loadSdk(newSource())
    expect(reimport).toHaveBeenCalledOnce()
  })

  test('for the npm module imports it in a way that can be repeated', async () => {
    vi.resetModules()
    const fresh = await import('./load.ts')
    const { reimport: spied } = await import('./reimport.ts')
    await fresh.loadSdk(undefined)
    expect(spied).toHaveBeenCalledOnce()
  })
})

describe('the loaded value', () => {
  const load = (value: unknown): Promise<SdkClass> => loadSdk(async () => value as SdkClass)

  test('may be the class, or a module that exports it', async () => {
    expect(await load(Sdk)).toBe(Sdk)
    expect(await load({ version: '1', helper: () => {}, Sdk })).toBe(Sdk)
  })

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty module', {}],
    ['another class', class {}],
    ['a function that makes none', () => {}],
    ['an object that looks like the class', { prototype: Sdk.prototype }],
  ])('must not be %s', async (_, value) => {
    await expect(load(value)).rejects.toMatchObject({ code: 'SDK_INCOMPATIBLE', message: 'class' })
  })

  test('is the cause if it is an error', async () => {
    await expect(loadSdk(failing)).rejects.toMatchObject({
      code: 'SDK_LOAD_FAILED',
      cause: offline,
    })
  })
})
