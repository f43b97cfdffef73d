import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

/** The package manager this repository is pinned to, brought by npx: a machine needs Node and nothing else. */
const { packageManager } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'))

/** Runs a command in the repository and resolves to its exit code. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      ...options,
    })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

export const pnpm = (args, options) => run('npx', ['--yes', packageManager, ...args], options)

/** Installs what the lock file names. Prints nothing unless it fails or takes long. */
export async function install() {
  const code = await pnpm([
    'install',
    '--frozen-lockfile',
    '--reporter=append-only',
    '--loglevel=warn',
  ])
  if (code !== 0) throw new Error('The dependencies could not be installed: see above.')
}
