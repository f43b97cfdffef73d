import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { freePort } from '../../kit/freePort.ts'

/** Starts a built shop on a free port of this machine, with the Node that built it; resolves once it answers. */
export async function startServer(
  args: readonly string[],
  cwd: string,
  env: Record<string, string>,
): Promise<{ url: string; close: () => Promise<void> }> {
  const port = await freePort()
  const child = spawn(process.env['SHOPS_NODE'] ?? 'node', args, {
    cwd,
    env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = once(child, 'exit')
  const close = async (): Promise<void> => {
    child.kill()
    await exited
  }
  const url = `http://localhost:${port}`
  while (child.exitCode === null) {
    if (await fetch(`http://127.0.0.1:${port}`).catch(() => undefined)) return { url, close }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`${args.join(' ')} ended with ${child.exitCode}.`)
}
