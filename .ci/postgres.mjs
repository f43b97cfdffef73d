import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { aptInstall, isDebian } from './apt.mjs'
import { run } from './pnpm.mjs'

// A Postgres of our own for tests and benchmarks: on a free port of 127.0.0.1, its data in a temporary folder.

const PATIENCE_MS = 60_000
const isRoot = process.getuid?.() === 0

/** The folder with initdb and postgres: of PATH, or of Debian's newest version, which is in no PATH. */
function programs() {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => b - a) : []
  const places = [
    ...versions.map((version) => join(debian, version, 'bin')),
    ...(process.env.PATH ?? '').split(delimiter),
  ]
  return places.find((place) =>
    ['initdb', 'postgres'].every((name) => existsSync(join(place, name))),
  )
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

/** Postgres refuses to run as root: its own user then starts it. */
const asPostgres = (program, args) =>
  isRoot ? ['runuser', ['-u', 'postgres', '--', program, ...args]] : [program, args]

/** → { url, stop }. Installs Debian's PostgreSQL if there is none, and rejects where it cannot. */
export async function startPostgres() {
  if (programs() === undefined && isDebian) {
    console.log('Installing PostgreSQL …')
    await aptInstall('postgresql')
  }
  const folder = programs()
  if (folder === undefined) {
    throw new Error(
      'These tests need PostgreSQL, which is not here. On Debian or Ubuntu: sudo apt-get install postgresql. Elsewhere: put initdb and postgres into PATH.',
    )
  }
  const home = mkdtempSync(join(tmpdir(), 'antom-postgres-'))
  if (isRoot) {
    await run('chown', ['postgres', home])
  }
  const data = join(home, 'data')
  const initdb = ['-D', data, '-A', 'trust', '-U', 'postgres', '--no-sync', '-E', 'UTF8']
  if (
    (await run(...asPostgres(join(folder, 'initdb'), initdb), {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: home,
    })) !== 0
  ) {
    throw new Error('PostgreSQL could not make its files: see above.')
  }
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'max_connections=200', 'fsync=off']
  const options = ['-D', data, '-p', String(port), '-k', home]
  const [program, args] = asPostgres(join(folder, 'postgres'), [
    ...options,
    ...settings.flatMap((setting) => ['-c', setting]),
  ])
  // A process group of its own: runuser does not pass signals on.
  const child = spawn(program, args, {
    cwd: home,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let log = ''
  child.stderr.on('data', (chunk) => (log += chunk))
  const ended = once(child, 'exit')
  const stop = async () => {
    if (child.pid && child.exitCode === null && child.signalCode === null) {
      // SIGINT: a fast shutdown.
      process.kill(-child.pid, 'SIGINT')
      await ended
    }
    rmSync(home, { recursive: true, force: true })
  }
  const patience = Date.now() + PATIENCE_MS
  while (!log.includes('ready to accept connections')) {
    if (child.exitCode !== null || Date.now() > patience) {
      await stop()
      throw new Error(`PostgreSQL did not start:\n${log}`)
    }
    await sleep(50)
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop }
}

/** Runs a command with the address of a Postgres in its environment: `node .ci/postgres.mjs npx vitest run …` */
if (process.argv[1] === import.meta.filename) {
  const postgres = await startPostgres()
  try {
    const [program, ...args] = process.argv.slice(2)
    const env = { ...process.env, TEST_DATABASE_URL: postgres.url }
    process.exitCode = await run(program, args, { env })
  } finally {
    await postgres.stop()
  }
}
