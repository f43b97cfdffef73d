import type { Words } from './words.ts'

/**
 * The words of each language but English, a small module each, by Antom's spelling. Bundlers split at the literal
 * `import()`s. The table is a module of its own, so English loads nothing of it.
 */
export const languages: Record<string, () => Promise<{ readonly words: Words }>> = {
  zh_CN: () => import('./zh-CN.ts'),
  zh_HK: () => import('./zh-HK.ts'),
  ja_JP: () => import('./ja.ts'),
  ko_KR: () => import('./ko.ts'),
  de_DE: () => import('./de.ts'),
  fr_FR: () => import('./fr.ts'),
  es_ES: () => import('./es.ts'),
  pt_BR: () => import('./pt-BR.ts'),
  pt_PT: () => import('./pt-PT.ts'),
  it_IT: () => import('./it.ts'),
  nl_NL: () => import('./nl.ts'),
  pl_PL: () => import('./pl.ts'),
  ro: () => import('./ro.ts'),
  tr_TR: () => import('./tr.ts'),
  in_ID: () => import('./id.ts'),
  ms_MY: () => import('./ms.ts'),
  tl_PH: () => import('./fil.ts'),
  vi_VN: () => import('./vi.ts'),
  th_TH: () => import('./th.ts'),
  hi_IN: () => import('./hi.ts'),
  ar_SA: () => import('./ar.ts'),
}

export const wordsOf = async (locale: string): Promise<Words> => (await languages[locale]!()).words
