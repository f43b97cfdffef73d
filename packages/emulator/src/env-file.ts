import { readFile, writeFile } from 'node:fs/promises'
import type { Emulator } from './emulator.ts'

const marker = '# Written by antom-emulator'

/**
 * Writes what a merchant's server needs as an .env file that only its owner can read, so that no key is ever printed.
 * A file that somebody else wrote is left alone: it may hold the keys of a real account.
 */
export async function writeEnvFile(path: string, emulator: Emulator): Promise<void> {
  const existing = await readFile(path, 'utf8').catch(() => undefined)
  if (existing !== undefined && !existing.startsWith(marker))
    throw new Error(
      `${path} exists and was not written by antom-emulator. Choose another file, or remove it first.`,
    )
  const { clientId, privateKey, antomPublicKey } = emulator.credentials
  const lines = [
    `${marker}: for this run of the emulator only, worthless anywhere else.`,
    `ANTOM_GATEWAY=${emulator.gateway}`,
    `ANTOM_ENVIRONMENT=${emulator.pageUrl}`,
    `ANTOM_CLIENT_ID=${clientId}`,
    `ANTOM_PRIVATE_KEY=${privateKey}`,
    `ANTOM_PUBLIC_KEY=${antomPublicKey}`,
  ]
  await writeFile(path, `${lines.join('\n')}\n`, { mode: 0o600 })
}
