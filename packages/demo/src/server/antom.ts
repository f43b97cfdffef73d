import { startEmulator, type Emulator } from '@antom-checkout/emulator'
import { AntomError, createAntomClient, type AntomClient } from '@antom-checkout/server'
import { inVariables, type Account } from './account.ts'

/** The other side of all payments. */
export interface Antom {
  readonly client: AntomClient
  readonly publicKey: string
  /** The checkout's `environment`. */
  readonly environment: string
  /** A name for the terminal. */
  readonly name: string
  /** It is on this machine, so that its notifications need no public address. */
  readonly isLocal: boolean
  /** The emulator, if it plays Antom: this process started it. */
  readonly emulator: Emulator | undefined
  readonly close: () => Promise<void>
}

/** Starts an emulator that plays Antom. Rejects when the port is taken. */
export async function emulatedAntom(port: number): Promise<Antom> {
  const emulator = await startEmulator({ port })
  const { credentials, gateway, pageUrl, url } = emulator
  return {
    client: createAntomClient({ ...credentials, gateway }),
    publicKey: credentials.antomPublicKey,
    environment: pageUrl,
    name: `an emulator on this machine, ${url}`,
    isLocal: true,
    emulator,
    close: emulator.close,
  }
}

/** Connects to the gateway of an account. Rejects with a sentence about the credentials if Antom does not take them. */
export async function connectedAntom(account: Account): Promise<Antom> {
  const { environment, ...credentials } = account
  try {
    const client = createAntomClient(credentials)
    // A question about a payment that does not exist: wrong keys must show now, not when the first buyer pays.
    const { result } = await client.inquiryPayment({ paymentRequestId: crypto.randomUUID() })
    if (result.resultStatus === 'F' && result.resultCode !== 'ORDER_NOT_EXIST') {
      throw new Error(`Antom refuses: ${result.resultCode}.`)
    }
    return {
      client,
      publicKey: account.antomPublicKey,
      environment,
      name: `${account.gateway}, as ${account.clientId}`,
      isLocal: /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(account.gateway).hostname),
      emulator: undefined,
      close: async () => {},
    }
  } catch (cause) {
    throw new Error(sentence(account, cause), { cause })
  }
}

function sentence({ gateway }: Account, error: unknown): string {
  const message = inVariables((error as Error).message)
  return error instanceof AntomError && error.code === 'INVALID_CONFIG'
    ? message
    : `Antom at ${gateway} could not be used with these credentials. ${message}`
}
