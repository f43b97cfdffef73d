import type { ReactNode } from 'react'

/** Leads to a story, or to a page of documentation, with the toolbar set `as` it says. */
export const To = ({
  story,
  docs,
  as,
  children,
}: {
  story?: string
  docs?: string
  as?: string
  children: ReactNode
}) => (
  <a
    href={`./?path=${story ? `/story/${story}` : `/docs/${docs}--docs`}${as ? `&globals=${as}` : ''}`}
    target="_top"
  >
    {children}
  </a>
)
