import { fileURLToPath } from 'node:url'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { assets } from './assets.ts'

const folder = fileURLToPath(new URL('../../page/checkout', import.meta.url))

/** One HTML page with the scripts and styles beside it, in `assets/`. */
export function pageFiles(html: string, path = '/index.html'): Hono {
  const files = new Hono()
  files.get(path, serveStatic({ path: `${folder}/${html}` }))
  files.route('/assets', assets('checkout', ['page', 'shared']))
  return files
}
