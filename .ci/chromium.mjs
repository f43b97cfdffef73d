import { existsSync } from 'node:fs'
import { run } from './pnpm.mjs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const find = () => places.find((path) => path && existsSync(path))

/** The path of a Chromium: one that is there, else Debian's, else Playwright's own (`undefined`: it finds that itself). */
export async function chromium() {
  const found = find()
  if (found) return found
  console.log('No Chromium found: installing one.')
  const isDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
  if (isDebian) {
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] }
    await run('apt-get', ['update', '-qq'], quiet)
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
  } else await run('npx', ['playwright', 'install', 'chromium'])
  return find()
}
