import type { Words } from './words/words.ts'

/** The language and the words of the view. */
export interface ViewOptions {
  /** BCP 47 or Antom's spelling. Default: the language of the host's place in the page. Give the checkout the same. */
  readonly locale?: string | undefined
  /** Replaces the words of the language, key by key. */
  readonly words?: Partial<Words> | undefined
}

/** Whether a component has a view, and its words. */
export interface ViewProps {
  /** `false`: Antom's page and nothing else. Or other words: `{ words: { retry: 'Once more' } }`. Default `true`. */
  readonly view?: boolean | ViewOptions | undefined
}

/** The options of the view as text, for adapters: merchants write objects inline, so they are compared by value. */
export function viewText(props: ViewProps & Pick<ViewOptions, 'locale'>): string | false {
  const { locale } = props
  // Callers without types write `null` for a missing view.
  const view = props.view ?? true
  return view && JSON.stringify({ locale, ...(typeof view === 'object' && view) })
}
