import { parseArgs } from 'node:util'
import { DEFAULT_PORT } from '../defaultPort.ts'
import type { Emulator } from '../emulator.ts'
import { portOf } from './portOf.ts'

const DEFAULT_SHOP_PORT = 4000

const help = `A shop with one thing to buy, beside an emulator: pay in a minute. No real money.

Usage: antom-emulator demo [options]

  --port <number>           of the shop on 127.0.0.1 (default: ${DEFAULT_SHOP_PORT}; 0: any free port)
  --emulator-port <number>  of the emulator (default: ${DEFAULT_PORT}; 0: any free port)
  --help                    show this
`

interface Demo {
  readonly url: string
  readonly emulator: Emulator
  readonly close: () => Promise<void>
}

/** The shop is plain JavaScript, to be read: `demo/demo.mjs`. */
interface DemoModule {
  readonly startDemo: (ports: { port: number; emulatorPort: number }) => Promise<Demo>
}

/** Starts the shop and the emulator, and prints what the shop's server learns until it is stopped. */
export async function demo(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: String(DEFAULT_SHOP_PORT) },
      'emulator-port': { type: 'string', default: String(DEFAULT_PORT) },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(help)
    return
  }
  const ports = {
    port: portOf('--port', values.port),
    emulatorPort: portOf('--emulator-port', values['emulator-port']),
  }
  const file = new URL('../../demo/demo.mjs', import.meta.url)
  const { startDemo } = (await import(file.href)) as DemoModule
  const { url, emulator, close } = await startDemo(ports)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void close())
  }
  console.log(`A rice bowl – no real money

  Pay here               ${url}
  See it as Antom does   ${emulator.url}

Ctrl-C stops it. What the shop's server learns:
`)
}
