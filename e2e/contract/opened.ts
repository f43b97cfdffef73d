import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Session } from './antom.ts'

const sessions: string[] = []
subscribe('http.server.request.start', (message) => {
  const { url = '' } = (message as { request: IncomingMessage }).request
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  const session = /(index|ckp)\.html$/.test(pathname) && searchParams.get('sessionData')
  if (session) sessions.push(session)
})

/** The number of times that Antom's page was opened with a session, counted at the servers of this process. */
export const opened = ({ paymentSessionData }: Session): number =>
  sessions.filter((each) => each === paymentSessionData).length
