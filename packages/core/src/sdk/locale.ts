import type { CheckoutOptions } from '../options.ts'
import { platform } from '../safe/platform.ts'

/** The languages that Antom documents (DESIGN.md#languages). The first of a language is its default region. */
const locales =
  'en_US pt_BR pt_PT es_ES ko_KR zh_CN zh_HK ms_MY in_ID th_TH vi_VN tl_PH it_IT de_DE fr_FR nl_NL ja_JP ro pl_PL ar_SA tr_TR hi_IN'

/**
 * Antom's spelling of a BCP 47 language tag: `zh-CN` → `zh_CN`, `id` → `in_ID`. Other languages become `en_US`, as in
 * Antom's page.
 */
export function toAntomLocale(tag: string): string {
  // Antom has its own names for Indonesian and Tagalog, and only Hong Kong's page has traditional characters.
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
 * The language at an element: the nearest `lang` attribute that is not empty, also outside of shadow roots, or else the
 * document's. `''` if there is none, and on a server.
 */
export function languageAt(element?: Element | null): string {
  let at = element
  while (at) {
    const found = at.closest('[lang]:not([lang=""])')?.getAttribute('lang')
    if (found) return found
    const root = at.getRootNode()
    // Not the document: a form or picture named `host` would hide its property.
    at = root.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? (root as ShadowRoot).host : undefined
  }
  return globalThis.document ? platform('documentElement').lang : ''
}

/** The language for Antom's page: the option, or else the language at the host. */
export const localeOf = ({ locale }: CheckoutOptions, host?: Element): string =>
  toAntomLocale(String(locale ?? languageAt(host)))
