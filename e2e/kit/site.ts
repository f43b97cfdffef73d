import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'

/** A fault: a status, no answer, a cut connection, or this response. */
type Answer =
  | number
  | 'hangs'
  | 'cuts'
  | { status?: number; headers?: Record<string, string>; body?: string }

/** A web server of one test, in front of the built pages. Its answers can be spoiled and mended. */
export interface Site {
  readonly port: number
  /** Spoils the answers for matching paths, until `mend()`. */
  spoil: (path: RegExp, answer: Answer) => void
  /** Answers as it should from now on. Requests that hang already go on hanging. */
  mend: () => void
  /** Answers the requests that hang. */
  release: () => Promise<void>
  /** Breaks all connections until `mend()`, also of requests that hang. */
  cut: () => void
  /** Closes its port, so that connections are refused. */
  refuse: () => Promise<void>
  /** Opens the same port again. */
  listen: () => Promise<void>
  /** The paths of all requests. */
  readonly requests: string[]
  /** The paths of requests that the browser aborted. */
  readonly withdrawn: string[]
}

export const normalUrl = 'https://checkout.antom.com/pay'

export const umd: Buffer = readFileSync(
  createRequire(import.meta.url).resolve('@alipay/ams-checkout/dist/umd/ams-checkout.min.js'),
)
const json = { 'content-type': 'application/json' }
/** Answers beside the built pages: Antom's script, and the merchant's server. */
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
      // A browser repeats a request when a connection breaks that it used before.
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
