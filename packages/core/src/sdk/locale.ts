import type { CheckoutOptions } from '../options.ts'
import { platform } from '../safe/platform.ts'

/** The languages Antom documents (protocol §8); the first of a language is its default region. */
const locales =
  'en_US pt_BR pt_PT es_ES ko_KR zh_CN zh_HK ms_MY in_ID th_TH vi_VN tl_PH it_IT de_DE fr_FR nl_NL ja_JP ro pl_PL ar_SA tr_TR hi_IN'

/**
 * Antom's spelling of a BCP 47 language tag: `zh-CN` → `zh_CN`, `id` → `in_ID`. What Antom does not document becomes
 * `en_US`, as in its own page.
 */
export function toAntomLocale(tag: string): string {
  // Antom's names for Indonesian and Tagalog; and Hong Kong's page is the only one in traditional characters.
  const name = tag
    .replace(/\W/g, '_')
    .replace(/^id\b|^id_/i, 'in_')
    .replace(/^fil/i, 'tl')
    .replace(/^zh_.*(hant|tw|mo).*/i, 'zh_HK')
  const find = (start: string): string | undefined =>
    locales.split(' ').find((locale) => `${locale}_`.toLowerCase().startsWith(start.toLowerCase()))
  return find(`${name}_`) ?? find(`${name.split('_')[0]}_`) ?? 'en_US'
}

/**
 * The language of a place in the page, as its `lang` attributes say it: the nearest that is not empty, also outside of shadow
 * roots, and at last the document's. `''` where nobody says so, and on a server.
 */
export function languageAt(element?: Element | null): string {
  let at = element
  while (at) {
    const found = at.closest('[lang]:not([lang=""])')?.getAttribute('lang')
    if (found) return found
    const root = at.getRootNode()
    // Not the document, whose `host` may be a form or picture of that name.
    at = root.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? (root as ShadowRoot).host : undefined
  }
  return globalThis.document ? platform('documentElement').lang : ''
}

/** The language for Antom's page: the one that was asked for, or that of the place in the page. */
export const localeOf = ({ locale }: CheckoutOptions, host?: Element): string =>
  toAntomLocale(String(locale ?? languageAt(host)))
