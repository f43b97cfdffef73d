import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

/** How a request is answered instead: by a status, never, by cutting the connection, or as told. */
export type Answer =
  | number
  | 'hangs'
  | 'cuts'
  | { status?: number; headers?: Record<string, string>; body?: string }

/** A web server of one test, in front of the built pages: what it answers can be spoiled, and be mended. */
export interface Site {
  readonly port: number
  /** Answers so whatever matches `path`, until it is mended. */
  spoil: (path: RegExp, answer: Answer) => void
  /** Answers as it should from now on. What hangs by then goes on hanging. */
  mend: () => void
  /** Answers what hangs. */
  release: () => Promise<void>
  /** Breaks all connections until it is mended: also what hangs. */
  cut: () => void
  /** Closes its port, so that connections are refused. */
  refuse: () => Promise<void>
  /** Opens the same port again. */
  listen: () => Promise<void>
  /** What was asked for, by path. */
  readonly requests: string[]
  /** What was asked for and given up by the browser, by path. */
  readonly withdrawn: string[]
}

export const normalUrl = 'https://checkout.antom.com/pay'

export const umd: Buffer = readFileSync(
  createRequire(import.meta.url).resolve('@alipay/ams-checkout/dist/umd/ams-checkout.min.js'),
)
const json = { 'content-type': 'application/json' }
/** What no built page answers: Antom's script, and the merchant's server. */
const own: Readonly<Record<string, { headers: Record<string, string>; body: string | Buffer }>> = {
  '/umd.js': { headers: { 'content-type': 'text/javascript' }, body: umd },
  '/api/session': {
    headers: json,
    body: JSON.stringify({ paymentSessionData: 'session-1', normalUrl }),
  },
  '/api/status': { headers: json, body: JSON.stringify({ paymentStatus: 'SUCCESS' }) },
}

/** Starts a site. `stop` ends it, with every connection. */
export async function startSite(pages: string): Promise<Site & { stop: () => Promise<void> }> {
  let spoiled: { path: RegExp; answer: Answer }[] = []
  let hanging: { request: IncomingMessage; response: ServerResponse }[] = []
  const requests: string[] = []
  const withdrawn: string[] = []

  async function serve({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> {
    // A second copy of everything, for pages with two bundles.
    const path = url.replace(/^\/second\//, '/')
    const known = own[path.replace(/\?.*/, '')]
    if (known) {
      response.writeHead(200, known.headers).end(known.body)
      return
    }
    const page = await fetch(pages + path)
    const policy = page.headers.get('content-security-policy')
    response.writeHead(page.status, {
      'content-type': page.headers.get('content-type') ?? 'text/plain',
      ...(policy && { 'content-security-policy': policy }),
    })
    response.end(Buffer.from(await page.arrayBuffer()))
  }

  const server = createServer((request, response) => {
    const { url = '/' } = request
    requests.push(url)
    response.on('close', () => {
      if (!response.writableFinished) withdrawn.push(url)
    })
    const answer = spoiled.find(({ path }) => path.test(url))?.answer
    if (answer === 'hangs') hanging.push({ request, response })
    else if (answer === 'cuts') request.socket.destroy()
    else if (answer === undefined) void serve(request, response)
    else {
      const {
        status = 200,
        headers,
        body = 'spoiled',
      } = typeof answer === 'number' ? { status: answer } : answer
      response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)
    }
  })
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve))
  const refuse = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })

  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    spoil: (path, answer) => spoiled.push({ path, answer }),
    mend: () => void (spoiled = []),
    async release() {
      const released = hanging
      hanging = []
      await Promise.all(released.map(({ request, response }) => serve(request, response)))
    },
    cut() {
      // A browser asks once more when a connection breaks that it used before.
      spoiled = [{ path: /./, answer: 'cuts' }]
      for (const { request } of hanging) request.socket.destroy()
      hanging = []
    },
    refuse,
    listen: () => listen(port),
    requests,
    withdrawn,
    stop: async () => {
      if (server.listening) await refuse()
    },
  }
}
