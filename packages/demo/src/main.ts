import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startShop } from './index.ts'
import { readAccount } from './server/account.ts'

const HINT = `
  Pay with a test card, any later date and any code:
    4111 1111 1111 1111   paid
    4000 0000 0000 9995   balance too low, try again
    4000 0000 0000 0077   takes a moment, then paid
  No money moves.
`

// The same place from `src` and from `dist`.
const here = fileURLToPath(new URL('..', import.meta.url))

try {
  // Variables that are set already win.
  for (const file of ['.env', `${here}.env`]) {
    if (existsSync(file)) {
      process.loadEnvFile(file)
    }
  }
  const port = portFrom('PORT', 4000)
  const emulatorPort = portFrom('EMULATOR_PORT', 4100)
  // 0 is any free one, and twice that is two.
  if (port === emulatorPort && port !== 0) {
    throw new Error(`PORT and EMULATOR_PORT must differ, but both are ${port}.`)
  }
  const account = readAccount(process.env)
  const publicUrl = publicUrlFrom(process.env['PUBLIC_URL'])
  // An emulator forgets its payments, the sandbox does not: each has orders of its own.
  const file = `${here}.data/${account ? 'sandbox' : 'emulator'}.db`
  const database = process.env['DATABASE_URL'] || process.env['DATABASE_FILE'] || file
  const shop = await startShop({ port, emulatorPort, account, publicUrl, database })
  console.log(`
  The shop is open:  ${shop.url}
  For its owner:     ${shop.ownerUrl}
  Antom is:          ${shop.antom}${account ? notifications(publicUrl) : `\n${HINT}`}
  Ctrl-C stops the shop.
`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void shop.close().then(() => process.exit(0)))
  }
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

function publicUrlFrom(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (URL.canParse(text) && new URL(text).protocol === 'https:') return new URL(text).origin
  throw new Error(
    `PUBLIC_URL must be the https address of this shop on the internet, but it is "${text}".`,
  )
}

function notifications(publicUrl: string | undefined): string {
  return publicUrl === undefined
    ? `
  Notifications:     none, for PUBLIC_URL is not set. The shop asks Antom every few seconds instead.
`
    : `
  Notifications:     ${publicUrl}/api/antom/notify
`
}

function reason(error: unknown): string {
  const { cause, message } = error as Error
  const { code, port } = (cause ?? error) as NodeJS.ErrnoException & { port?: number }
  if (code !== 'EADDRINUSE') return message
  return `Port ${port} is taken, maybe by a shop that is still open.\n  Stop that, or choose other ports:  PORT=4001 EMULATOR_PORT=4101 npm start`
}
