/** A handler of web-standard requests. */
export type WebHandler = (request: Request) => Response | Promise<Response>

/** The part of Node's `IncomingMessage`, and of what Express and Fastify make of it, that is read. */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined
  readonly url?: string | undefined
  /** Express: the whole path, also in a mounted router. */
  readonly originalUrl?: string | undefined
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly readableDidRead?: boolean | undefined
  /** Node's streams: an iterator that leaves the connection open for the answer. */
  readonly iterator?: (options: { readonly destroyOnReturn: false }) => AsyncIterable<unknown>
  /** Express: the result of a body parser. */
  readonly body?: unknown
}

/** The part of Node's `ServerResponse` that is written. */
export interface NodeResponse {
  statusCode: number
  readonly headersSent: boolean
  readonly setHeader: (name: string, value: string | readonly string[]) => unknown
  readonly end: (body?: Uint8Array | string) => unknown
}

export type NodeHandler = (request: NodeRequest, response: NodeResponse) => void

const MAX_BYTES = 1024 * 1024

/**
 * Makes a handler for Express, Fastify's raw requests and `node:http`. It reads the raw bytes; a body that a parser has
 * taken before is refused with HTTP 500 and the cure, for its signature can no longer be verified. Never throws.
 */
export function toNodeHandler(handler: WebHandler): NodeHandler {
  return (request, response) => {
    void respond(request, response, handler)
  }
}

async function respond(
  request: NodeRequest,
  response: NodeResponse,
  handler: WebHandler,
): Promise<void> {
  try {
    const answer = await answerTo(request, handler)
    const body = new Uint8Array(await answer.arrayBuffer())
    response.statusCode = answer.status
    for (const [name, value] of answer.headers) {
      if (name !== 'set-cookie') {
        response.setHeader(name, value)
      }
    }
    const cookies = answer.headers.getSetCookie()
    if (cookies.length > 0) {
      response.setHeader('set-cookie', cookies)
    }
    response.end(body)
  } catch (error) {
    console.error(error)
    if (!response.headersSent) {
      response.statusCode = 500
    }
    response.end()
  }
}

async function answerTo(request: NodeRequest, handler: WebHandler): Promise<Response> {
  const { method = 'GET', headers } = request
  const path = request.originalUrl ?? request.url ?? '/'
  const host = /^[\w.:[\]-]+$/.test(String(headers['host'])) ? String(headers['host']) : 'localhost'
  const init: RequestInit = { method, headers: webHeaders(headers) }
  if (method !== 'GET' && method !== 'HEAD') {
    const body = await bodyOf(request)
    if (body === 'taken') {
      const cure =
        'The body must be raw, but a parser has taken it, so its signature cannot be verified. Mount this handler before express.json(), or give its path express.raw({ type: "*/*" }).'
      console.error(`Antom: ${cure}`)
      return new Response(cure, { status: 500 })
    }
    if (body === 'large') {
      return new Response(`The body must have at most ${MAX_BYTES} bytes.`, {
        status: 413,
        headers: { connection: 'close' },
      })
    }
    init.body = body
  }
  // A target in absolute form is taken as it is.
  const url = path.startsWith('/') ? `http://${host}${path}` : path
  return handler(new Request(url, init))
}

function webHeaders(headers: NodeRequest['headers']): Headers {
  const copied = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    for (const each of Array.isArray(value) ? (value as string[]) : [value as string | undefined]) {
      if (each !== undefined) {
        copied.append(name, each)
      }
    }
  }
  return copied
}

async function bodyOf(request: NodeRequest): Promise<Uint8Array<ArrayBuffer> | 'taken' | 'large'> {
  if (request.body instanceof Uint8Array) {
    // express.raw() keeps the bytes.
    return request.body.length > MAX_BYTES ? 'large' : new Uint8Array(request.body)
  }
  if (request.readableDidRead) {
    return 'taken'
  }
  const chunks: Uint8Array[] = []
  let length = 0
  const body = request.iterator?.({ destroyOnReturn: false }) ?? request
  for await (const chunk of body) {
    const bytes = chunk as Uint8Array
    length += bytes.length
    if (length > MAX_BYTES) {
      return 'large'
    }
    chunks.push(bytes)
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer())
}
