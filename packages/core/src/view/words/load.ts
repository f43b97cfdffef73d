import { toAntomLocale } from '../../locale.ts'
import type { Words } from './words.ts'

/** One small module a language, by Antom's spelling. English is there at once, for whatever cannot be loaded. */
const languages: Record<string, () => Promise<{ readonly words: Words }>> = {
  zh_CN: () => import('./zh-CN.ts'),
  ar_SA: () => import('./ar.ts'),
}

/**
 * How to get the words of a language: those of its region, else those of another region (`zh-TW` → `zh-HK` → `zh-CN`).
 * `undefined`: English.
 */
export function languageOf(tag: string): (() => Promise<{ readonly words: Words }>) | undefined {
  const locale = toAntomLocale(tag)
  const near = Object.keys(languages).find((name) => name.startsWith(locale.slice(0, 2)))
  return languages[locale] ?? languages[near!]
}
