import { describe, expect, test } from 'vitest'
import { words as english } from './en.ts'
import { languages } from './languages.ts'
import { languageOf } from './load.ts'
import type { Words } from './words.ts'

type Key = Exclude<keyof Words, 'lang' | 'dir'>

const keys = Object.keys(english).filter((key) => key !== 'lang') as Key[]
const others = await Promise.all(Object.values(languages).map(async (load) => (await load()).words))
const all = [english, ...others]
const saidIn = (words: Words): string => keys.map((key) => words[key]).join('\n')

/** The longest text for each place, in Latin letters. */
function roomOf(key: Key): number {
  if (/^(retry|resume)$/.test(key)) return 24
  if (/^(frame|secure|hosted)$/.test(key)) return 32
  return /Text|Final|Unverified|failed./.test(key) ? 150 : 52
}

/** Chinese, Japanese and Korean letters are twice as wide. */
const width = (text: string): number =>
  text.length + (text.match(/[\p{sc=Han}\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}]/gu)?.length ?? 0)

describe.each(others.map((words) => [words.lang, words] as const))(
  'the words in %s',
  (_, words) => {
    const where = (isSo: (text: string, key: Key) => boolean): string[] =>
      keys.filter((key) => isSo(words[key], key)).map((key) => `${key}: ${words[key]}`)

    test('have all keys of the English ones, and no others', () => {
      expect(Object.keys({ dir: '', ...words }).sort()).toEqual(
        Object.keys({ dir: '', ...english }).sort(),
      )
      expect(where((text) => !text || text !== text.trim())).toEqual([])
    })

    test('have nothing left in English', () => {
      const isLatin = /[a-z]/i.test(words.retry)
      const foreign = isLatin ? /\b(the|your|you|please|payment|again|not|this|with)\b/i : /[a-z]/i
      expect(
        where((text, key) => text === english[key] || foreign.test(text.replace('Antom', ''))),
      ).toEqual([])
    })

    test('fit their places', () => {
      expect(where((text, key) => width(text) > roomOf(key))).toEqual([])
    })

    test('are whole sentences with a full stop, or titles and buttons without one', () => {
      const isSentence = (key: Key): boolean => /Text|Final|Unverified|slow|inApp|failed./.test(key)
      // Thai has no full stop.
      const stop = words.lang === 'th' ? /$/ : /[.。।]$/
      expect(
        where((text, key) => (isSentence(key) ? !stop.test(text) : /[.。।]$/.test(text))),
      ).toEqual([])
    })
  },
)

describe('the words', () => {
  test('are calm, and never name what only the bank may say', () => {
    for (const words of all) {
      expect(saidIn(words)).not.toMatch(/[!！¡]/)
      expect(saidIn(words)).not.toMatch(
        /stolen|fraud|gestohlen|betrug|vol[ée]|robad|roubad|rubat|frod[ei]|gestolen|skradz|oszust|furat|çalın|dolandır|(?<!\p{L})curi|penipu|nakaw|panlolo|trộm|gian lận|lừa|ขโมย|ฉ้อโกง|ทุจริต|चोरी|धोखा|盗|盜|不正|詐欺|欺诈|欺詐|도난|사기|부정|مسروق|احتيال/iu,
      )
    }
  })

  test('of Arabic, and of no other language, are right to left', () => {
    expect(others.filter(({ dir }) => dir === 'rtl').map(({ lang }) => lang)).toEqual(['ar'])
  })

  test.each([
    ['zh-CN', 'zh-CN'],
    ['zh_CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-HK', 'zh-HK'],
    ['zh-TW', 'zh-HK'],
    ['zh_TW', 'zh-HK'],
    ['zh-MO', 'zh-HK'],
    ['zh-Hant', 'zh-HK'],
    ['zh-Hant-HK', 'zh-HK'],
    ['ja', 'ja'],
    ['ja_JP', 'ja'],
    ['ko-KR', 'ko'],
    ['ar', 'ar'],
    ['ar-EG', 'ar'],
    ['ar_SA', 'ar'],
    ['de-AT', 'de'],
    ['DE', 'de'],
    ['fr-CA', 'fr'],
    ['es-MX', 'es'],
    ['es-419', 'es'],
    ['pt', 'pt-BR'],
    ['pt-BR', 'pt-BR'],
    ['pt_PT', 'pt-PT'],
    ['it-CH', 'it'],
    ['nl-BE', 'nl'],
    ['pl', 'pl'],
    ['ro', 'ro'],
    ['ro-RO', 'ro'],
    ['tr-TR', 'tr'],
    ['id', 'id'],
    ['id-ID', 'id'],
    ['in', 'id'],
    ['in_ID', 'id'],
    ['ms-SG', 'ms'],
    ['fil', 'fil'],
    ['fil-PH', 'fil'],
    ['tl_PH', 'fil'],
    ['vi-VN', 'vi'],
    ['th-TH', 'th'],
    ['hi-IN', 'hi'],
    ['hi', 'hi'],
    ['he', undefined],
    ['fi', undefined],
    ['en', undefined],
    ['en-GB', undefined],
    ['nb', undefined],
    ['no', undefined],
    ['tlh', undefined],
    ['constructor', undefined],
    ['*', undefined],
    ['', undefined],
  ])('for %s are those of %s', async (tag, lang) => {
    expect((await languageOf(tag))?.lang).toBe(lang)
  })
})
