import { parseArgs } from 'node:util'
import { DEFAULT_PORT } from '../defaultPort.ts'
import type { Emulator } from '../emulator.ts'
import { writeEnvFile } from '../envFile.ts'
import { runEmulator, type Running } from '../runEmulator.ts'
import { behaviours } from '../scenarios/behaviours.ts'
import { outcomes } from '../scenarios/outcomes.ts'
import type { Scenario } from '../scenarios/scenario.ts'
import { lineOf } from './line.ts'
import { portOf } from './portOf.ts'

const help = `Antom, offline: the hosted checkout page, the gateway and the notifications. No real money.

Usage: antom-emulator [options]          starts an emulator and prints what happens
       antom-emulator demo               starts a shop beside it: pay in a minute
       antom-emulator trigger <event>    lets something happen in a running one
       antom-emulator resend <id>        sends a notification once more
       antom-emulator clock [<time>]     shows its time, or turns it forward
       antom-emulator fault [<on> <does>]  lets something go wrong
Each has its own --help.

  --port <number>      where to listen on 127.0.0.1 (default: ${DEFAULT_PORT}; 0: any free port)
  --write-env <file>   write gateway, client id and keys as an .env file
  --clock <kind>       real (default), or manual: the time stands still until it is turned
  --notify-host <host> send notifications to this host as well; may be given several times
  --scenario <name>    how the page behaves, or the outcome of every payment:
${scenarioList()}
  --help               show this
`

/** Starts an emulator, and prints its timeline until it is stopped. */
export async function start(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: String(DEFAULT_PORT) },
      'write-env': { type: 'string' },
      clock: { type: 'string', default: 'real' },
      'notify-host': { type: 'string', multiple: true, default: [] },
      scenario: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(help)
    return
  }
  const running = await runEmulator({
    port: portOf('--port', values.port),
    clock: clockOf(values.clock),
    notifyHosts: values['notify-host'],
    // runEmulator names the ones there are, if this is none of them.
    ...(values.scenario && { scenario: values.scenario as Scenario }),
  })
  const { emulator } = running
  stopOnSignal(emulator)
  const envFile = values['write-env']
  if (envFile) {
    await writeEnvFile(envFile, emulator).catch((error: unknown) =>
      emulator.close().then(() => Promise.reject(error)),
    )
  }
  console.log(introduction(emulator, envFile))
  printTimeline(running, envFile)
}

function printTimeline(
  { timeline, emulator, orderOf }: Running,
  envFile: string | undefined,
): void {
  const isColoured = process.stdout.isTTY && process.stdout.hasColors()
  timeline.subscribe((entry) => {
    console.log(lineOf(entry, orderOf(entry.paymentId), isColoured))
    if (entry.kind === 'key' && envFile) {
      void writeEnvFile(envFile, emulator).then(
        () => console.log(`The new public key is in ${envFile}.`),
        (error: unknown) => console.error(error instanceof Error ? error.message : error),
      )
    }
  })
}

function scenarioList(): string {
  const pages = behaviours.map(({ scenario, happens }) => [scenario, happens] as const)
  const payments = outcomes.map(({ scenario, label }) => [scenario, label] as const)
  return [...pages, ...payments]
    .map(([name, what]) => `      ${name.padEnd(20)} ${what}`)
    .join('\n')
}

function introduction(
  { url, pageUrl, gateway, credentials }: Emulator,
  envFile: string | undefined,
): string {
  return `Antom emulator – no real money

  Dashboard      ${url}
  Checkout page  ${pageUrl}
                 (the SDK's "environment")
  Gateway        ${gateway}
  Client id      ${credentials.clientId}
  Keys           ${envFile ? `in ${envFile}` : 'new at every start; get them with --write-env .env.antom'}

Ctrl-C stops it. What happens:
`
}

function clockOf(text: string): 'real' | 'manual' {
  if (text === 'real' || text === 'manual') {
    return text
  }
  throw new Error(`--clock must be "real" or "manual", but it was "${text}".`)
}

function stopOnSignal(emulator: Emulator): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulator.close())
  }
}
