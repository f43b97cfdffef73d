// Three of Antom's tags are not BCP 47, or not what browsers call the language.
const renamed: Record<string, string> = { in_ID: 'id-ID', tl_PH: 'fil-PH', automatic: '' }

/** A BCP 47 tag for Antom's `lang` (`pt_BR`, `in_ID`); the browser's language when it is missing or none. */
export function language(lang: string | null, fallback: string): string {
  const tag = (renamed[lang ?? ''] ?? lang ?? '').replace('_', '-')
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? fallback
  } catch {
    return fallback
  }
}
