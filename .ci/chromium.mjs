import { existsSync } from 'node:fs'
import { aptInstall, isDebian } from './apt.mjs'
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

/** Chromium without a window to draw, in Debian a package of its own: most tests take half the time in it. */
const shell = '/usr/bin/chromium-headless-shell'

/** How a script starts the Chromium that is there, kept off the network. */
export const chromiumShell = () => ({
  executablePath:
    [process.env.CHROMIUM_PATH, shell].find((path) => path && existsSync(path)) ?? find(),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  ],
})

/** Sees to a Chromium: one that is there, else Debian's, else Playwright's own, which it finds itself. */
export async function chromium() {
  const isGiven = !!process.env.CHROMIUM_PATH
  if (!find()) {
    console.log('No Chromium found: installing one.')
    if (isDebian) await aptInstall('chromium')
    else await run('npx', ['playwright', 'install', 'chromium'])
  }
  if (isDebian && !isGiven && !existsSync(shell)) {
    console.log('Installing chromium-headless-shell, in which tests are quicker.')
    await aptInstall('chromium-headless-shell')
  }
  // With a path that is given, all tests use that one.
  if (!isGiven && !existsSync(shell)) process.env.CHROMIUM_PATH = find() ?? ''
}
