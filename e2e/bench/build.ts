import { createServer, type Server } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'vite'

export const variants = ['bare', 'ours', 'class', 'headless', 'preloaded', 'limit'] as const
export type Variant = (typeof variants)[number]

const root = fileURLToPath(new URL('.', import.meta.url))
const outDir = (variant: Variant): string =>
  fileURLToPath(new URL(`../../node_modules/.cache/e2e-measure/${variant}`, import.meta.url))

/** Each page is one script: its HTML is the same for all. */
const html = (variant: Variant): Plugin => ({
  name: 'html',
  resolveId: (id) => (id.endsWith(`${variant}.html`) ? id : undefined),
  load: (id) =>
    id.endsWith(`${variant}.html`)
      ? `<!doctype html><html lang="en"><meta charset="utf-8" /><title>${variant}</title>
         <link rel="icon" href="data:," /><div id="root"></div>
         <script type="module" src="./${variant}.tsx"></script></html>`
      : undefined,
})

/** Builds a page as a merchant would, with React in a file of its own, so that its bytes are not counted as ours. */
export async function buildPage(variant: Variant): Promise<void> {
  await build({
    root,
    base: './',
    plugins: [html(variant)],
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: outDir(variant),
      emptyOutDir: true,
      rolldownOptions: {
        input: `${root}${variant}.html`,
        output: {
          codeSplitting: {
            groups: [{ name: 'react', test: /node_modules.(react|react-dom|scheduler)./ }],
          },
        },
      },
    },
  })
}

/** Serves what was built, compressed, as a CDN does. */
export async function servePages(): Promise<{ origin: string; antom: string; server: Server }> {
  const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript' }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    if (pathname === '/checkout') {
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><title>Checkout page</title><p>Checkout page')
      return
    }
    const [, variant = '', ...rest] = pathname.split('/')
    readFile(join(outDir(variant as Variant), ...rest)).then(
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
