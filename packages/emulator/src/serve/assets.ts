import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'

// The same from src/ and from dist/: styles and drawings are kept in page/, the scripts are compiled to dist/.
const page = fileURLToPath(new URL('../../page', import.meta.url))
const scripts = fileURLToPath(new URL('../../dist', import.meta.url))

/** The path after the place where a router is mounted. */
const inside = (path: string): string => path.replace(/^.*\/assets\//, '/')

/**
 * The files of a page: the styles and drawings of a folder in `page/`, and the compiled scripts of some folders. Scripts keep
 * their folders, so that they find each other. No other file of the package is served.
 */
export function assets(folder: string, scriptFolders: readonly string[]): Hono {
  const files = new Hono()
  files.get(
    '/:name{[A-Za-z-]+\\.(css|svg)}',
    serveStatic({ root: `${page}/${folder}`, rewriteRequestPath: inside }),
  )
  for (const each of scriptFolders) {
    files.get(
      `/${each}/:name{([A-Za-z]+/)*[A-Za-z]+\\.js(\\.map)?}`,
      serveStatic({ root: scripts, rewriteRequestPath: inside }),
    )
  }
  files.get('*', (c) => {
    const name = c.req.path.split('/').at(-1)
    const hint = existsSync(`${scripts}/shared`) ? '' : ' Is packages/emulator built (tsc -b)?'
    return c.text(`There is no ${name}.${hint}`, 404)
  })
  return files
}
