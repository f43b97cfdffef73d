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
  test('is seen by the work alone, which may put something else there', () => {
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

  test('that is inherited may be written to meanwhile', () => {
    const target = new Base()
    withShadow(target, 'method', 1, () => {
      target.method = () => 'replaced'
      expect(target.method()).toBe('replaced')
    })
    expect(target.method()).toBe('inherited')
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

  test("holds back the SDK's own lines, and nothing else (H16)", () => {
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
})
