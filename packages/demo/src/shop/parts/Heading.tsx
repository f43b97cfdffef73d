import { useEffect, useRef, type ReactNode } from 'react'

let first = true

/** The page's name. Takes the focus when it appears, as it would on a page that is loaded; names the tab too. */
export function Heading({ title, children }: { title: string; children?: ReactNode }): ReactNode {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Loam`
    // The very first page is announced by the browser itself.
    if (!first) ref.current?.focus({ preventScroll: true })
    first = false
  }, [title])
  return (
    <h1 ref={ref} tabIndex={-1}>
      {children ?? title}
    </h1>
  )
}
