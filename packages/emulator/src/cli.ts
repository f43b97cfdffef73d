#!/usr/bin/env node
import { parseArgs } from 'node:util'
import type { Emulator } from './emulator.ts'
import { startEmulator } from './startEmulator.ts'
import { writeEnvFile } from './envFile.ts'
import { behaviours } from './scenarios/behaviours.ts'
import { outcomes } from './scenarios/outcomes.ts'
import type { Scenario } from './scenarios/scenario.ts'

const help = `Antom, offline: the hosted checkout page and the gateway. No real money.

Usage: antom-emulator [options]

  --port <number>      where to listen on 127.0.0.1 (default: 4100; 0: any free port)
  --write-env <file>   write gateway, client id and keys as an .env file
  --scenario <name>    how the page behaves, or what every payment comes to:
${scenarioList()}
  --help               show this
`

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '4100' },
      'write-env': { type: 'string' },
      scenario: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) return console.log(help)

  const emulator = await startEmulator({
    port: portOf(values.port),
    // startEmulator names the ones there are, if this is none of them.
    ...(values.scenario && { scenario: values.scenario as Scenario }),
  })
  stopOnSignal(emulator)
  const envFile = values['write-env']
  if (envFile)
    await writeEnvFile(envFile, emulator).catch((error: unknown) =>
      emulator.close().then(() => Promise.reject(error)),
    )
  console.log(introduction(emulator, envFile))
}

function scenarioList(): string {
  const pages = behaviours.map(({ scenario, happens }) => [scenario, happens] as const)
  const payments = outcomes.map(({ scenario, label }) => [scenario, label] as const)
  return [...pages, ...payments]
    .map(([name, what]) => `      ${name.padEnd(20)} ${what}`)
    .join('\n')
}

function introduction(
  { pageUrl, gateway, credentials }: Emulator,
  envFile: string | undefined,
): string {
  return `Antom emulator – no real money

  Checkout page  ${pageUrl}
                 (the SDK's "environment")
  Gateway        ${gateway}
  Client id      ${credentials.clientId}
  Keys           ${envFile ? `in ${envFile}` : 'new at every start; get them with --write-env .env.antom'}

Ctrl-C stops it.`
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text.trim()) return port
  throw new Error(`--port must be a number from 0 to 65535, but it was "${text}".`)
}

function stopOnSignal(emulator: Emulator): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void emulator.close())
}
