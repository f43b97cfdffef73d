import { afterEach, describe, expect, test, vi } from 'vitest'
import { quietly, withShadow } from './shadow.ts'

class Base {
  say = (): string => 'own'
  method(): string {
    return 'inherited'
  }
  get name(): string {
    return 'inherited'
  }
}

describe('a shadowed property', () => {
  test('is seen during the work only, and the work may replace it', () => {
    const target = new Base()
    const result = withShadow(
      target,
      'say',
      () => 'shadow',
      () => {
        const seen = target.say()
        target.say = () => 'replaced'
        return [seen, target.say()]
      },
    )
    expect(result).toEqual(['shadow', 'replaced'])
    expect(target.say()).toBe('own')
  })

  test('comes back as it was, however the work ends', () => {
    const target = new Base()
    Object.defineProperty(target, 'say', { value: target.say, configurable: true })
    const before = Object.getOwnPropertyDescriptors(target)
    const fail = (): never => {
      throw new Error('no')
    }
    expect(() => withShadow(target, 'say', 1, fail)).toThrow('no')
    expect(() => withShadow(target, 'name', 1, fail)).toThrow('no')
    expect(Object.getOwnPropertyDescriptors(target)).toEqual(before)
    expect(target.name).toBe('inherited')
  })

  test('that is inherited may be assigned meanwhile', () => {
    const target = new Base()
    withShadow(target, 'method', 1, () => {
      target.method = () => 'replaced'
      expect(target.method()).toBe('replaced')
    })
    expect(target.method()).toBe('inherited')
  })

  test('that is locked fails with MOUNT_FAILED and its name, and the work does not begin', () => {
    const target = new Base()
    Object.defineProperty(target, 'say', { value: target.say, writable: false })
    Object.defineProperty(target, 'say', { configurable: false })
    const work = vi.fn<() => void>()
    expect(() => withShadow(target, 'say', 1, work)).toThrow(
      expect.objectContaining({ code: 'MOUNT_FAILED', message: 'say', retryable: false }),
    )
    expect(() => withShadow(Object.freeze(new Base()), 'method', 1, work)).toThrow(
      expect.objectContaining({ message: 'method' }),
    )
    expect(work).not.toHaveBeenCalled()
    expect(target.say()).toBe('own')
  })

  test('that is locked leads to the other work, if there is one', () => {
    const target = Object.freeze(new Base())
    const fail = (): never => {
      throw new Error('no')
    }
    expect(withShadow(target, 'say', 1, fail, () => 'otherwise')).toBe('otherwise')
  })

  test('that is not configurable, but writable, is shadowed as well', () => {
    const target = new Base()
    Object.defineProperty(target, 'say', { configurable: false })
    const before = Object.getOwnPropertyDescriptors(target)
    withShadow(
      target,
      'say',
      () => 'shadow',
      () => expect(target.say()).toBe('shadow'),
    )
    expect(Object.getOwnPropertyDescriptors(target)).toEqual(before)
  })

  test('that is locked meanwhile does not stop the work', () => {
    const target = new Base()
    const lock = (): string => {
      Object.freeze(target)
      return 'done'
    }
    expect(withShadow(target, 'say', 1, lock)).toBe('done')
  })

  test('may be shadowed again meanwhile', () => {
    const target = new Base()
    withShadow(target, 'name', 'one', () => {
      withShadow(target, 'name', 'two', () => expect(target.name).toBe('two'))
      expect(target.name).toBe('one')
    })
    expect(target.name).toBe('inherited')
  })
})

describe('quietly', () => {
  afterEach(() => void vi.restoreAllMocks())

  test("holds back the SDK's own lines, and no others (H16)", () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    quietly(() => {
      console.log('[web-sdk] session', 'secret')
      console.log('[antom-web-sdk] session', 'secret')
      console.log('mine: [web-sdk]', 1)
      console.log()
    })
    console.log('[web-sdk] mine')
    expect(log.mock.calls).toEqual([['mine: [web-sdk]', 1], [], ['[web-sdk] mine']])
  })

  test('prints values that are no text', () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const bare = Object.create(null) as object
    quietly(() => console.log(bare))
    expect(log.mock.calls).toEqual([[bare]])
  })

  test('runs the work although the page has locked window.console', () => {
    vi.spyOn(Reflect, 'defineProperty').mockReturnValue(false)
    expect(quietly(() => 'done')).toBe('done')
  })
})
