import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { navigate } from '../location.ts'

/** A link within the shop. A click with a modifier key does what it does everywhere. */
export function Link({ href, ...rest }: ComponentProps<'a'> & { href: string }): ReactNode {
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return
    event.preventDefault()
    navigate(href)
  }
  return <a href={href} onClick={follow} {...rest} />
}
