import { open, readFile } from 'node:fs/promises'
import type { Emulator } from './emulator.ts'

const marker = '# Written by antom-emulator'

/**
 * Writes the addresses and keys that a merchant's server needs as an .env file that only its owner can read, also when the file
 * was there before and others could read it. No key is ever printed. A file that somebody else wrote is left alone: it may hold
 * the keys of a real account.
 */
export async function writeEnvFile(path: string, emulator: Emulator): Promise<void> {
  const existing = await readFile(path, 'utf8').catch(() => undefined)
  if (existing !== undefined && !existing.startsWith(marker)) {
    throw new Error(
      `${path} exists and was not written by antom-emulator. Choose another file, or remove it first.`,
    )
  }
  const { clientId, privateKey, privateKeyPkcs1, antomPublicKey } = emulator.credentials
  const lines = [
    `${marker}: for this run of the emulator only, worthless anywhere else.`,
    `ANTOM_GATEWAY=${emulator.gateway}`,
    `ANTOM_ENVIRONMENT=${emulator.pageUrl}`,
    `ANTOM_CLIENT_ID=${clientId}`,
    `ANTOM_PRIVATE_KEY=${privateKey}`,
    `ANTOM_PRIVATE_KEY_PKCS1=${privateKeyPkcs1}`,
    `ANTOM_PUBLIC_KEY=${antomPublicKey}`,
  ]
  const file = await open(path, 'w', 0o600)
  try {
    // The mode that open() takes is for new files only. Before the keys are in it.
    await file.chmod(0o600)
    await file.writeFile(`${lines.join('\n')}\n`)
  } finally {
    await file.close()
  }
}
