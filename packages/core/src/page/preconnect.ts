import { detach } from '../safe/detach.ts'
import { platform } from '../safe/platform.ts'
import type { Stop } from '../stop.ts'

/** Opens the connection to an address before it is needed. */
export function preconnect({ origin }: URL): Stop {
  const link = document.createElement('link')
  link.rel = 'preconnect'
  link.href = origin
  platform('head').append(link)
  return () => detach(link)
}
