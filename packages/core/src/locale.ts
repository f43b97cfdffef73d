/** The languages Antom documents (protocol §8). The first of a language is its default region. */
const locales =
  'en_US pt_BR pt_PT es_ES ko_KR zh_CN zh_HK ms_MY in_ID th_TH vi_VN tl_PH it_IT de_DE fr_FR nl_NL ja_JP ro pl_PL ar_SA tr_TR hi_IN'.split(
    ' ',
  )

/** Antom's name for a language where BCP 47 has another. */
const renamed: Record<string, string> = { id: 'in', fil: 'tl' }

/**
 * Antom's spelling of a BCP 47 language tag: `zh-CN` → `zh_CN`, `id` → `in_ID`. What Antom does not document becomes
 * `en_US`, as in its own page.
 */
export function toAntomLocale(tag: string): string {
  const [given = '', ...rest] = tag.toLowerCase().split(/[-_]/)
  const language = renamed[given] ?? given
  // Traditional characters: Hong Kong's is the only page Antom has.
  const region = rest.some((part) => /^(hant|tw|mo)$/.test(part)) ? 'hk' : rest.at(-1)
  const of = locales.filter((locale) => locale.toLowerCase().split('_')[0] === language)
  return of.find((locale) => locale.toLowerCase() === `${language}_${region}`) ?? of[0] ?? 'en_US'
}
