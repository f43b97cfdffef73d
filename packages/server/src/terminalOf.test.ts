import { expect, test } from 'vitest'
import { terminalOf } from './index.ts'

const web = { terminalType: 'WEB' }
const ios = { terminalType: 'WAP', osType: 'IOS' }
const android = { terminalType: 'WAP', osType: 'ANDROID' }

test.each<[object, string | null | undefined]>([
  [
    web,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0.0.0 Safari/537.36',
  ],
  [
    web,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15',
  ],
  [
    ios,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  ],
  [ios, 'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15'],
  [
    android,
    'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/143.0.0.0 Mobile Safari/537.36',
  ],
  [web, ''],
  [web, null],
  [web, undefined],
  [web, 5 as never],
])('%j: %s', (terminal, userAgent) => {
  expect(terminalOf(userAgent)).toEqual(terminal)
})
