import { startShop } from './index.ts'

const HINT = `
  Pay with a test card, any later date and any code:
    4111 1111 1111 1111   paid
    4000 0000 0000 9995   balance too low, try again
    4000 0000 0000 0077   takes a moment, then paid
  No money moves: an emulator on this machine plays Antom.

  Ctrl-C stops the shop.
`

try {
  const port = portFrom('PORT', 4000)
  const emulatorPort = portFrom('EMULATOR_PORT', 4100)
  // 0 is any free one, and twice that is two.
  if (port === emulatorPort && port !== 0)
    throw new Error(`PORT and EMULATOR_PORT must differ, but both are ${port}.`)
  const shop = await startShop({ port, emulatorPort })
  console.log(`\n  The shop is open:  ${shop.url}\n${HINT}`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void shop.close().then(() => process.exit(0)))
} catch (error) {
  console.error(`\n  The shop cannot open. ${reason(error)}\n`)
  process.exitCode = 1
}

function portFrom(name: string, usual: number): number {
  const text = process.env[name]
  if (text === undefined || text === '') return usual
  if (/^\d+$/.test(text) && Number(text) < 65536) return Number(text)
  throw new Error(`${name} must be a port number, but it is "${text}".`)
}

function reason(error: unknown): string {
  const { cause, message } = error as Error
  const { code, port } = (cause ?? error) as NodeJS.ErrnoException & { port?: number }
  if (code !== 'EADDRINUSE') return message
  return `Port ${port} is taken, maybe by a shop that is still open.\n  Stop that, or choose other ports:  PORT=4001 EMULATOR_PORT=4101 npm start`
}
