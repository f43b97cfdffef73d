import type { ReactNode } from 'react'
import { EmptyShelf } from '../drawings/EmptyShelf.tsx'
import { Heading } from './Heading.tsx'
import { Link } from './Link.tsx'

type NothingProps = {
  title: string
  children: ReactNode
  /** What to do rather than go back, as a button. */
  action?: ReactNode
}

/** A page that has nothing to show, and the way back. */
export function Nothing({ title, children, action }: NothingProps): ReactNode {
  return (
    <div className="nothing">
      <EmptyShelf />
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
