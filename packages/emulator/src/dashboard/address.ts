/** The views of the dashboard, by their path. */
export const viewPaths = {
  timeline: '/',
  payments: '/payments',
  notifications: '/notifications',
  calls: '/calls',
  faults: '/faults',
} as const

export type ViewName = keyof typeof viewPaths

/** What the address of the dashboard asks for. */
export interface Address {
  readonly view: ViewName
  /** The words that the rows must have. */
  readonly search: string
  /** The subject that is open beside the list. */
  readonly show?: string | undefined
  /** How many rows are listed. */
  readonly limit: number
}

export const USUAL_LIMIT = 200

/** Writes an address. Fields that are given replace those of `address`. */
export function hrefOf(address: Address, fields: Partial<Address> = {}): string {
  const { view, search, show, limit } = { ...address, ...fields }
  const query = new URLSearchParams({
    ...(search && { q: search }),
    ...(limit !== USUAL_LIMIT && { limit: String(limit) }),
    ...(show && { show }),
  })
  return viewPaths[view] + (query.size > 0 ? `?${query}` : '')
}

export function readAddress(
  view: ViewName,
  { q, show, limit }: Record<string, string | undefined>,
): Address {
  const rows = Number(limit)
  return {
    view,
    search: (q ?? '').trim(),
    show,
    limit: Number.isInteger(rows) && rows > 0 ? rows : USUAL_LIMIT,
  }
}

/** Whether a row has every word of a search, in any of its texts. */
export function matches(search: string, ...texts: readonly (string | undefined)[]): boolean {
  if (search === '') {
    return true
  }
  const all = texts.join('\n').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
