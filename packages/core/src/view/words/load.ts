import { toAntomLocale } from '../../sdk/locale.ts'
import type { Words } from './words.ts'

/**
 * The words of a language: of the one that Antom's page speaks for the tag (`zh-TW` → `zh_HK`). `undefined`: English, which
 * is there at once.
 */
export function languageOf(tag: string): Promise<Words> | undefined {
  const locale = toAntomLocale(tag)
  if (locale === 'en_US') return
  return import('./languages.ts').then(({ wordsOf }) => wordsOf(locale))
}
