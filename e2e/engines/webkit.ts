import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'

import { freePort } from './freePort.ts'
import { until, type Launched } from './tab.ts'
import { openSession } from './webdriver.ts'
import { webkitTab } from './webkitTab.ts'

/** WebKitGTK's small browser, on a screen that nobody sees, driven through WebDriver. One session at a time. */
export async function launchWebkit(): Promise<Launched> {
  const children: ChildProcess[] = []
  const stop = (): void => children.reverse().forEach((child) => void child.kill())
  process.once('exit', stop)
  const display = process.env['DISPLAY'] ?? (await startScreen(children))
  const port = await freePort()
  children.push(
    spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', NO_AT_BRIDGE: '1' },
    }),
  )
  const driver = `http://127.0.0.1:${port}`
  await until('WebKitWebDriver', () => fetch(`${driver}/status`).catch(() => null))
  return {
    async open() {
      const session = await openSession(driver, {
        'webkitgtk:browserOptions': { binary: browser(), args: ['--automation'] },
      })
      return { tab: webkitTab(session), close: session.close }
    },
    async close() {
      process.off('exit', stop)
      stop()
    },
  }
}

async function startScreen(children: ChildProcess[]): Promise<string> {
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  children.push(screen)
  const output = screen.stdio[3] as Readable
  const [number] = (await once(output, 'data')) as [Buffer]
  output.destroy()
  return `:${String(number).trim()}`
}

/** Where distributions put it. */
const places = [
  process.env['MINIBROWSER_PATH'],
  ...['x86_64-linux-gnu/', 'aarch64-linux-gnu/', ''].map(
    (folder) => `/usr/lib/${folder}webkit2gtk-4.1/MiniBrowser`,
  ),
  '/usr/libexec/webkit2gtk-4.1/MiniBrowser',
]

function browser(): string {
  const found = places.find((place) => place && existsSync(place))
  if (!found) throw new Error('No MiniBrowser here: `node .ci/engines.mjs` installs it.')
  return found
}
