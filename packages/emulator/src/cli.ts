#!/usr/bin/env node
import { parseArgs } from 'node:util'
import { ask } from './cli/ask.ts'
import { commands, type Command } from './cli/commands.ts'
import { demo } from './cli/demo.ts'
import { start } from './cli/start.ts'
import { DEFAULT_PORT } from './defaultPort.ts'

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function main(args: readonly string[]): Promise<void> {
  const [name = '', ...rest] = args
  if (!name || name.startsWith('-')) {
    await start(args)
    return
  }
  if (name === 'demo') {
    await demo(rest)
    return
  }
  const command = commands.get(name)
  if (!command) {
    const known = ['demo', ...commands.keys()].join(', ')
    throw new Error(
      `There is no command "${name}". There are ${known}; without a command, an emulator is started. See --help.`,
    )
  }
  await use(command, rest)
}

/** Runs a command that uses a running emulator. */
async function use(
  { help, options, flags = [], ask: read }: Command,
  args: string[],
): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...Object.fromEntries(options.map((name) => [name, { type: 'string' as const }])),
      ...Object.fromEntries(flags.map((name) => [name, { type: 'boolean' as const }])),
      url: { type: 'string', default: `http://127.0.0.1:${DEFAULT_PORT}` },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  if (values.help) {
    console.log(help)
    return
  }
  const { verb, fields } = read(positionals, values)
  console.log(await ask(values.url, verb, fields))
}
