import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'vite'

export const variants = ['bare', 'ours', 'class', 'headless', 'preloaded', 'limit'] as const
export type Variant = (typeof variants)[number]

const root = fileURLToPath(new URL('.', import.meta.url))
const outDir = (page: string): string =>
  fileURLToPath(new URL(`../../node_modules/.cache/e2e-measure/${page}`, import.meta.url))

/** Each page is one script: its HTML is the same for all. */
const html = (page: string): Plugin => ({
  name: 'html',
  resolveId: (id) => (id.endsWith(`${page}.html`) ? id : undefined),
  load: (id) =>
    id.endsWith(`${page}.html`)
      ? `<!doctype html><html lang="en"><meta charset="utf-8" /><title>${page}</title>
         <link rel="icon" href="data:," /><div id="root"></div>
         <script type="module" src="/${page}.tsx"></script></html>`
      : undefined,
})

/** Builds `page.tsx` as a merchant would, with React in a file of its own, so that its bytes are not counted as ours. */
export async function buildPage(page: string): Promise<void> {
  await build({
    root,
    base: './',
    plugins: [html(page)],
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: outDir(page),
      emptyOutDir: true,
      rolldownOptions: {
        input: `${root}${page}.html`,
        output: {
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules.(react|react-dom|scheduler)./ }],
          },
        },
      },
    },
  })
}

/** Serves what was built, compressed, as a CDN does: `/page/page.html`. */
export async function servePages(): Promise<{ origin: string; antom: string; server: Server }> {
  const types: Record<string, string> = {
    '.html': 'text/html',
    '.js': 'text/javascript',
    '.css': 'text/css',
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/checkout') {
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><title>Checkout page</title><p>Checkout page')
      return
    }
    const [, page = '', ...rest] = pathname.split('/')
    readFile(join(outDir(page), ...rest)).then(
      (file) => {
        response.setHeader('content-type', types[extname(pathname)] ?? 'application/octet-stream')
        response.setHeader('content-encoding', 'gzip')
        response.setHeader('cache-control', 'no-store')
        response.end(gzipSync(file, { level: 9 }))
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  return { origin: `http://localhost:${port}`, antom: `http://127.0.0.1:${port}/checkout`, server }
}
