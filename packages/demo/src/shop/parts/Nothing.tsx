import type { ReactNode } from 'react'
import { EmptyShelf } from '../drawings/EmptyShelf.tsx'
import { Heading } from './Heading.tsx'
import { Link } from './Link.tsx'

/** A page that has nothing to show, and the way back. */
export function Nothing({ title, children }: { title: string; children: ReactNode }): ReactNode {
  return (
    <div className="nothing">
      <EmptyShelf />
      <Heading title={title} />
      <p>{children}</p>
      <Link className="button" href="/">
        See all pieces
      </Link>
    </div>
  )
}
