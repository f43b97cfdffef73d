import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { startEmulator } from './index.ts'
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
