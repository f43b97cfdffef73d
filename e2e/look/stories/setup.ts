import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { serve } from './serve.ts'

const stories = fileURLToPath(new URL('../../../stories', import.meta.url))

/** Builds Storybook and serves it below a path, as a company's own host of static files would. */
export default async function setup(): Promise<() => void> {
  execFileSync('npm', ['run', 'build', '--silent'], {
    cwd: stories,
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  })
  const { url, close } = await serve(`${stories}/dist`, '/design/checkout/')
  process.env['STORIES_URL'] = url
  return close
}
