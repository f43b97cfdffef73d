import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Chromium's headless shell: the same engine, and tests take half the time. */
const shell = '/usr/bin/chromium-headless-shell'

interface Launch {
  executablePath?: string
  args: string[]
}

/** Most tests start Chromium like this: an installed one, without access to the network. */
export const chromiumShell = (): Launch => launch([process.env['CHROMIUM_PATH'], shell, ...places])

/** Measurements and tests that need the whole browser start it like this. */
export const chromium = (): Launch => launch([process.env['CHROMIUM_PATH'], ...places])

function launch(paths: readonly (string | undefined)[]): Launch {
  const found = paths.find((path) => path && existsSync(path))
  return {
    ...(found ? { executablePath: found } : undefined),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
      '--disable-background-networking',
      '--disable-component-update',
      '--host-resolver-rules=MAP *.test 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
    ],
  }
}
