import type { ReactNode } from 'react'
import { shelf } from './shelf.ts'

export function EmptyShelf(): ReactNode {
  return (
    <svg
      className="scene"
      viewBox={shelf.viewBox}
      aria-hidden="true"
      dangerouslySetInnerHTML={{ __html: shelf.inside }}
    />
  )
}
