import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A notification as a shop receives it. */
export interface Received {
  path: string
  headers: IncomingHttpHeaders
  body: string
  json: Record<string, unknown>
}

export interface NotifiedShop {
  url: string
  received: Received[]
  /** How the next notifications are answered; the last one goes on. Default: the exact acknowledgement. */
  answers: ((response: ServerResponse) => void)[]
  close: () => Promise<void>
}

export const ACKNOWLEDGEMENT =
  '{"result":{"resultCode":"SUCCESS","resultStatus":"S","resultMessage":"success"}}'

export const answer =
  (status: number, body = '') =>
  (response: ServerResponse): void => {
    response.writeHead(status).end(body)
  }

export const acknowledge: (response: ServerResponse) => void = answer(200, ACKNOWLEDGEMENT)

/** A shop's endpoint for notifications. */
export async function openShop(): Promise<NotifiedShop> {
  const received: Received[] = []
  const answers: NotifiedShop['answers'] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const json = JSON.parse(body) as Received['json']
      received.push({ path: request.url ?? '', headers: request.headers, body, json })
      const reply = answers.length > 1 ? answers.shift() : answers[0]
      ;(reply ?? acknowledge)(response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    received,
    answers,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
