import { readFile } from 'node:fs/promises'
import { Hono } from 'hono'

// The same from src/ and from dist/: the styles are kept in page/, the scripts are compiled to dist/page/.
const staticFiles = new URL('../../page/', import.meta.url)
const scripts = new URL('../../dist/page/', import.meta.url)

const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  map: 'application/json',
}

/** One HTML page with the scripts and styles beside it, in `assets/`. */
export function pageFiles(html: string, path = '/index.html'): Hono {
  const files = new Hono()
  files.get(path, () => file(new URL(html, staticFiles)))
  files.get('/assets/:name{[a-z-]+\\.css}', (c) => file(new URL(c.req.param('name'), staticFiles)))
  files.get('/assets/:name{([a-z-]+/)?[A-Za-z-]+\\.js(\\.map)?}', (c) =>
    file(new URL(c.req.param('name'), scripts)),
  )
  return files
}

async function file(url: URL): Promise<Response> {
  try {
    const type = types[url.pathname.split('.').at(-1) ?? ''] ?? 'text/plain'
    return new Response(await readFile(url), { headers: { 'content-type': type } })
  } catch {
    const built = url.href.startsWith(scripts.href) ? ' Is packages/emulator built (tsc -b)?' : ''
    return new Response(`There is no ${url.pathname.split('/').at(-1)}.${built}`, { status: 404 })
  }
}
