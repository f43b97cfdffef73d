import type { Emulator, EmulatorOptions } from './emulator.ts'
import { runEmulator } from './runEmulator.ts'

/**
 * Starts Antom on this machine: the gateway and the hosted checkout page. In contrast to Antom's sandbox it needs no account
 * and no internet, and forgets everything when closed. Rejects when the port is taken or the scenario unknown.
 *
 * @example
 * const emulator = await startEmulator()
 * const client = createAntomClient({ ...emulator.credentials, gateway: emulator.gateway })
 * const sdk = new AMSCheckoutPage({ environment: emulator.pageUrl })
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  return (await runEmulator(options)).emulator
}
