import { languages } from '../packages/core/src/view/words/languages.ts'

const locales = Object.keys(languages)

/** Antom's spelling as BCP 47: `in_ID` → `id`, `pt_BR` → `pt-BR`, since there is another Portuguese. */
function tagOf(locale: string): string {
  const [language = '', region] = locale.split('_')
  const isOne = locales.filter((each) => each.startsWith(language)).length === 1
  const name = { in: 'id', tl: 'fil' }[language] ?? language
  return isOne ? name : `${name}-${region}`
}

/** Every language that the view speaks, English first. */
export const tags: readonly string[] = ['en', ...locales.map(tagOf)]

/** `Arabic · العربية`. */
export function nameOf(tag: string): string {
  const name = (language: string): string =>
    new Intl.DisplayNames([language], { type: 'language', languageDisplay: 'standard' }).of(tag) ??
    tag
  return tag === 'en' ? name('en') : `${name('en')} · ${name(tag)}`
}

export const isRightToLeft = (tag: string): boolean => /^(ar|fa|he|ur)\b/.test(tag)
