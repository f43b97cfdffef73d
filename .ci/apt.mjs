import { existsSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { run } from './pnpm.mjs'

/** Whether this is a Debian (or a child of it) where packages may be installed. */
export const isDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0

/** How long another `apt` may keep us waiting. */
const WAIT_S = 300
const RETRY_MS = 5000

const apt = (...args) =>
  run('apt-get', ['-qq', '-o', `DPkg::Lock::Timeout=${WAIT_S}`, ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })

/** Installs Debian packages, after another `apt` that is running. */
export async function aptInstall(...packages) {
  const end = Date.now() + WAIT_S * 1000
  // The lock of the lists has no time-out of its own: `update` fails at once while another one runs.
  while ((await apt('update')) !== 0 && Date.now() < end) await setTimeout(RETRY_MS)
  await apt('install', '-y', '--no-install-recommends', ...packages)
}
