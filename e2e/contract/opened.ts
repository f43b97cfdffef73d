import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage } from 'node:http'
import type { Session } from './visit.ts'

const sessions: string[] = []
subscribe('http.server.request.start', (message) => {
  const { url = '' } = (message as { request: IncomingMessage }).request
  const { pathname, searchParams } = new URL(url, 'http://localhost')
  if (pathname.endsWith('index.html')) sessions.push(searchParams.get('sessionData') ?? '')
})

/** The number of times that Antom's page was opened with a session, counted at the emulator in this process. */
export const opened = ({ paymentSessionData }: Session): number =>
  sessions.filter((each) => each === paymentSessionData).length
