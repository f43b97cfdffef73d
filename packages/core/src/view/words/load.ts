import { toAntomLocale } from '../../locale.ts'
import type { Words } from './words.ts'

/**
 * How to get the words of a language: those of the language that Antom's page speaks for the tag (`zh-TW` → `zh_HK`).
 * `undefined`: English, which is there at once.
 */
export function languageOf(tag: string): (() => Promise<{ readonly words: Words }>) | undefined {
  const locale = toAntomLocale(tag)
  return locale === 'en_US'
    ? undefined
    : async () => (await import('./languages.ts')).languages[locale]!()
}
