import type { ComponentProps, ReactNode } from 'react'
import { follow } from '../location.ts'

/** A link within the shop. */
export function Link({ href, ...rest }: ComponentProps<'a'> & { href: string }): ReactNode {
  return <a href={href} onClick={(event) => follow(event, href)} {...rest} />
}
