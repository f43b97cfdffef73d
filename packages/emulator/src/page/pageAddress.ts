import { language } from './language.ts'

/** The fields in the address of the page: PROTOCOL.md, "The address of the page". */
export interface PageAddress {
  sessionData: string
  language: string
  /** In a merchant's frame, by the SDK. The same page opened for itself (`normalUrl`) is not. */
  embedded: boolean
}

export function readAddress(page: Window): PageAddress {
  const query = new URLSearchParams(page.location.search)
  return {
    sessionData: query.get('sessionData') ?? '',
    language: language(query.get('lang'), page.navigator.language),
    embedded: query.get('mode') === 'embed' && page.parent !== page,
  }
}

/** Loads the page again with another scenario. Not by `location.replace`: the referrer, which is the shop, must stay. */
export function simulateAt(page: Window, scenario: string): void {
  const url = new URL(page.location.href)
  url.searchParams.set('scenario', scenario)
  page.history.replaceState(null, '', url)
  page.location.reload()
}
