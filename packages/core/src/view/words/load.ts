import { toAntomLocale } from '../../sdk/locale.ts'
import type { Words } from './words.ts'

/**
 * The words for a language tag: those of the language that Antom's page would have (`zh-TW` → `zh_HK`). `undefined`:
 * English, which is bundled.
 */
export function languageOf(tag: string): Promise<Words> | undefined {
  const locale = toAntomLocale(tag)
  if (locale === 'en_US') return
  return import('./languages.ts').then(({ wordsOf }) => wordsOf(locale))
}
