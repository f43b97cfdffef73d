import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { freePort } from './freePort.ts'
import { until, type Launched } from './tab.ts'
import { openSession, type Session } from './webdriver.ts'
import { webkitTab } from './webkitTab.ts'

/** WebKitGTK's small browser, on a virtual screen, driven through WebDriver. */
export async function launchWebkit(): Promise<Launched> {
  const screen = process.env['DISPLAY'] ? undefined : await startScreen()
  const display = process.env['DISPLAY'] ?? screen!.display
  const { session, stop } = await startBrowser(display)
  return {
    open: async () => webkitTab(session),
    async close() {
      await session.close().finally(stop)
      screen?.stop()
    },
  }
}

/** A driver with one browser. */
async function startBrowser(display: string): Promise<{ session: Session; stop: () => void }> {
  const port = await freePort()
  const { stop } = start('WebKitWebDriver', [`--port=${port}`], {
    DISPLAY: display,
    GDK_BACKEND: 'x11',
    NO_AT_BRIDGE: '1',
  })
  try {
    const driver = `http://127.0.0.1:${port}`
    await until('WebKitWebDriver', () => fetch(`${driver}/status`).catch(() => null))
    const options = { binary: browser(), args: ['--automation'] }
    return { session: await openSession(driver, { 'webkitgtk:browserOptions': options }), stop }
  } catch (error) {
    stop()
    throw error
  }
}

async function startScreen(): Promise<{ display: string; stop: () => void }> {
  const size = ['-screen', '0', '1400x1000x24']
  const { child, stop } = start('Xvfb', ['-displayfd', '3', ...size, '-nolisten', 'tcp'])
  // Read to the end: the screen exits when it cannot write everything, and a browser without a screen hangs.
  const number = await text(child.stdio[3] as Readable)
  return { display: `:${number.trim()}`, stop }
}

/** Starts a program in a group of its own, so that `stop`, or the end of this process, ends its child processes, too. */
function start(
  name: string,
  args: string[],
  env?: Record<string, string>,
): { child: ChildProcess; stop: () => void } {
  const child = spawn(name, args, {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  })
  const stop = (): void => {
    process.off('exit', stop)
    if (child.exitCode === null && child.pid) process.kill(-child.pid)
  }
  process.once('exit', stop)
  return { child, stop }
}

/** Distributions install it here. */
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
