import type { Words } from './words/words.ts'

/** How the view speaks. */
export interface ViewOptions {
  /** BCP 47 or Antom's spelling. Default: the language of the host's place in the page. Give the checkout the same. */
  readonly locale?: string | undefined
  /** Other words than the language has, key by key. */
  readonly words?: Partial<Words> | undefined
}

/** How a component says whether there is a view, and how it speaks. */
export interface ViewProps {
  /** `false`: Antom's page and nothing else. Or other words: `{ words: { retry: 'Once more' } }`. Default `true`. */
  readonly view?: boolean | ViewOptions | undefined
}

/** The options of the view as text, for adapters: merchants write objects inline, so they are compared by value. */
export function viewText(props: ViewProps & Pick<ViewOptions, 'locale'>): string | false {
  const { locale } = props
  // Callers without types write `null` for a view that is not given.
  const view = props.view ?? true
  return view && JSON.stringify({ locale, ...(typeof view === 'object' && view) })
}
