import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Heading } from './Heading.tsx'
import { Scene } from './Scene.tsx'

interface NothingProps {
  readonly title: string
  readonly children: ReactNode
  /** A button for something better than going back. */
  readonly action?: ReactNode
}

/** A page that has nothing to show, and the way back. */
export function Nothing({ title, children, action }: NothingProps): ReactNode {
  return (
    <div className="nothing">
      <Scene name="empty-shelf" />
      <Heading title={title} />
      <p>{children}</p>
      <div className="actions">
        {action}
        <Link className={action ? 'text-button' : 'button'} href="/">
          See all pieces
        </Link>
      </div>
    </div>
  )
}
