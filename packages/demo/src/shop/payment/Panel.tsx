import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'

export type PanelProps = {
  drawing: ReactNode
  title: string
  text: ReactNode
  actions?: ReactNode
  /** Takes the focus, which went away with Antom's page. */
  takesFocus?: boolean
}

/** What stands in the place of Antom's page while that is not there. */
export function Panel({
  drawing,
  title,
  text,
  actions,
  takesFocus = false,
}: PanelProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus) heading.current?.focus()
  }, [takesFocus, title])
  return (
    <div className="panel">
      {drawing}
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <p>{text}</p>
      {actions && <div className="actions">{actions}</div>}
    </div>
  )
}
