import { languages } from '../packages/core/src/view/words/languages.ts'

/** Antom's spelling as BCP 47: `in_ID` → `id-ID`. */
const tagOf = (locale: string): string =>
  locale.replace('_', '-').replace(/^in\b/, 'id').replace(/^tl\b/, 'fil')

/** Every language that the view speaks, English first. */
export const tags: readonly string[] = ['en', ...Object.keys(languages).map(tagOf)]

/** `Arabic · العربية`. */
export function nameOf(tag: string): string {
  const name = (language: string): string =>
    new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(tag) ??
    tag
  return tag === 'en' ? name('en') : `${name('en')} · ${name(tag)}`
}

export const isRightToLeft = (tag: string): boolean => /^(ar|fa|he|ur)\b/.test(tag)
