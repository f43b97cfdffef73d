import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { startEmulator } from './index.ts'
import { answer, openShop } from './test/shop.ts'
import { writeEnvFile } from './envFile.ts'

// The command is what users get: the built file.
const cli = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
beforeAll(() => {
  if (!existsSync(cli)) throw new Error('Build first: npx tsc -b packages/emulator')
})

test('Ctrl-C ends the command cleanly', async () => {
  const command = spawn(process.execPath, [cli, '--port', '0'])
  const [output] = (await once(command.stdout, 'data')) as [Buffer]
  expect(output.toString()).toContain('/checkout-page/pages/payment/index.html')
  command.kill('SIGINT')
  expect(await once(command, 'exit')).toEqual([0, null])
})

test.each([
  [['--port', 'eighty'], 'must be a number'],
  [['--port', '0', '--scenario', 'sunshine'], 'scenario must be one of'],
  [['--colour'], "Unknown option '--colour'"],
])('a wrong option %j is named', async (options, message) => {
  const command = spawn(process.execPath, [cli, ...options])
  let errors = ''
  command.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  expect(await once(command, 'close')).toEqual([1, null])
  expect(errors).toContain(message)
  expect(errors).not.toContain('    at ')
})

test('a taken port is named', async () => {
  const emulator = await startEmulator()
  const command = spawn(process.execPath, [cli, '--port', new URL(emulator.url).port])
  const [errors] = (await once(command.stderr, 'data')) as [Buffer]
  expect(errors.toString()).toContain('is taken')
  await emulator.close()
})

test('keys are written for their owner only, and never over a file of somebody else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'antom-emulator-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const emulator = await startEmulator()
  const own = join(folder, '.env.antom')
  await writeEnvFile(own, emulator)
  // A file that others may read, left by an earlier version.
  await chmod(own, 0o644)
  await writeEnvFile(own, emulator)
  expect(await readFile(own, 'utf8')).toContain(
    `ANTOM_PRIVATE_KEY=${emulator.credentials.privateKey}\n`,
  )
  expect(await readFile(own, 'utf8')).toContain(
    `ANTOM_PRIVATE_KEY_PKCS1=${emulator.credentials.privateKeyPkcs1}\n`,
  )
  expect((await stat(own)).mode & 0o777).toBe(0o600)

  const foreign = join(folder, '.env')
  await writeFile(foreign, 'ANTOM_PRIVATE_KEY=precious\n')
  await expect(writeEnvFile(foreign, emulator)).rejects.toThrow('was not written by antom-emulator')
  expect(await readFile(foreign, 'utf8')).toBe('ANTOM_PRIVATE_KEY=precious\n')
  await emulator.close()
})

/** Runs a command to its end. */
async function run(...words: string[]): Promise<{ code: unknown; said: string; errors: string }> {
  const command = spawn(process.execPath, [cli, ...words])
  let said = ''
  let errors = ''
  command.stdout.on('data', (data: Buffer) => (said += data.toString()))
  command.stderr.on('data', (data: Buffer) => (errors += data.toString()))
  const [code] = (await once(command, 'close')) as [unknown]
  return { code, said, errors }
}

test('the command prints each thing that happens, and the others make it happen', async () => {
  const shop = await openShop()
  onTestFinished(() => shop.close())
  const command = spawn(process.execPath, [cli, '--port', '0', '--clock', 'manual'])
  onTestFinished(() => void command.kill())
  let printed = ''
  command.stdout.on('data', (data: Buffer) => (printed += data.toString()))
  await expect
    .poll(() => printed, { timeout: 15_000 })
    .toMatch(/Dashboard +http:\/\/127\.0\.0\.1:\d+\n/)
  const url = /Dashboard +(\S+)/.exec(printed)![1]!
  shop.answers.push(answer(200, 'ok'))
  const at = ['--url', url]

  const paid = await run(
    'trigger',
    'payment',
    '--order',
    'ORDER_7',
    '--method',
    'ALIPAY_CN',
    '--notify-url',
    shop.url,
    ...at,
  )
  expect(paid).toMatchObject({ code: 0, said: 'ORDER_7: SUCCESS.\n' })
  await expect
    .poll(() => printed)
    .toMatch(
      /\d\d:\d\d:\d\d {2}to shop {4}PAYMENT_RESULT {2}200, not acknowledged {2}ORDER_7 {2}[0-9a-f]{8}\n/,
    )
  const id = /ORDER_7 {2}([0-9a-f]{8})\n/.exec(printed)![1]!

  shop.answers.splice(0)
  expect((await run('resend', id, ...at)).said).toBe('Resent PAYMENT_RESULT: 200, acknowledged.\n')
  expect((await run('resend', 'latest', '--twice', ...at)).said).toContain('twice at once')
  expect((await run('clock', '2', 'min', ...at)).said).toContain('forward by 2 min')
  expect((await run('fault', 'refund', 'lose-answer', ...at)).said).toContain('Armed fault 1')
  expect((await run('fault', ...at)).said).toContain('lose-answer on refund: 1 left')
  await expect.poll(() => printed, { timeout: 15_000 }).toContain('lose-answer on refund  armed')
  expect(shop.received).toHaveLength(4)
}, 60_000)

test.each([
  [['sing'], 'no command "sing". There are demo, trigger, resend, clock, fault'],
  [['trigger'], 'trigger needs an event: payment, capture'],
  [['trigger', 'refund'], 'trigger refund needs --payment'],
  [['resend'], 'resend needs the id'],
  [['resend', 'x', '--twice', '--forged'], 'one of --twice, --forged and --body'],
  [['fault', 'refund'], 'fault refund needs what happens: time-out'],
  [['fault', 'tea'], 'A fault is on one of createPaymentSession'],
  [['clock', '--url', 'here'], '--url must be an address such as'],
  [
    ['clock', '--url', 'http://127.0.0.1:1'],
    'No emulator answers at http://127.0.0.1:1. Start one',
  ],
  [['--clock', 'broken'], '--clock must be "real" or "manual"'],
])('%j says what is wrong, without a stack', async (words, message) => {
  const { code, said, errors } = await run(...words)
  expect({ code, said }).toEqual({ code: 1, said: '' })
  expect(errors).toContain(message)
  expect(errors).not.toContain('    at ')
})

test.each([[], ['trigger'], ['resend'], ['clock'], ['fault']])(
  '%s --help is printed',
  async (...words) => {
    const { code, said } = await run(...words, '--help')
    expect(code).toBe(0)
    expect(said).toContain('Usage: antom-emulator')
  },
)
