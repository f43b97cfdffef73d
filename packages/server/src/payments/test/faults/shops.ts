import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { ShopConfig } from './shopProcess.ts'

const server = fileURLToPath(new URL('../../../..', import.meta.url))

/** Processes of a shop. */
export interface Shops {
  readonly start: (config: ShopConfig) => Promise<ShopProcess>
  /** Ends all that still run. */
  readonly stop: () => Promise<void>
}

export interface ShopProcess {
  readonly url: string
  /** `kill -9`. Resolves when it is dead. */
  readonly kill: () => Promise<void>
  /** Resolves to the signal that ended it. */
  readonly ended: Promise<NodeJS.Signals | null>
  readonly post: (path: string, body?: object) => Promise<Record<string, unknown>>
}

/** Bundles the process, since Node 20 runs no TypeScript. */
export async function openShops(): Promise<Shops> {
  const folder = mkdtempSync(join(server, 'node_modules', '.shops-'))
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@antom-checkout/source', 'node'] },
    ssr: { noExternal: true, external: ['pg', '@libsql/client'] },
    build: {
      ssr: join(server, 'src/payments/test/faults/shopProcess.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'shop.mjs' } },
    },
  })
  const running = new Set<ChildProcess>()
  return {
    start: async (config) => {
      const child = fork(join(folder, 'shop.mjs'), {
        env: { ...process.env, SHOP_CONFIG: JSON.stringify(config) },
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      })
      running.add(child)
      const ended = once(child, 'exit').then(([, signal]) => {
        running.delete(child)
        return signal as NodeJS.Signals | null
      })
      await Promise.race([once(child, 'message'), ended])
      const url = `http://127.0.0.1:${config.port}`
      return {
        url,
        ended,
        kill: async () => {
          child.kill('SIGKILL')
          await ended
        },
        post: async (path, body = {}) => {
          const response = await fetch(url + path, { method: 'POST', body: JSON.stringify(body) })
          return (await response.json()) as Record<string, unknown>
        },
      }
    },
    stop: async () => {
      await Promise.all(
        [...running].map(async (child) => {
          child.kill('SIGKILL')
          await once(child, 'exit')
        }),
      )
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
