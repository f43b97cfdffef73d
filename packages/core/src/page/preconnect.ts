import { pageOf } from '../options.ts'
import { detach } from '../safe/detach.ts'
import { platform } from '../safe/platform.ts'
import type { Stop } from '../stop.ts'

/** Opens the connection to Antom's page before it is needed. */
export function preconnect(environment: string): Stop {
  const link = document.createElement('link')
  link.rel = 'preconnect'
  link.href = pageOf(environment).origin
  platform('head').append(link)
  return () => detach(link)
}
