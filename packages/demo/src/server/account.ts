/** A merchant's account at Antom's sandbox, or at an emulator that plays it. */
export interface Account {
  readonly clientId: string
  readonly privateKey: string
  readonly antomPublicKey: string
  readonly gateway: string
  /** The checkout's `environment`. */
  readonly environment: string
}

type Env = Readonly<Record<string, string | undefined>>

const names = {
  clientId: 'ANTOM_CLIENT_ID',
  privateKey: 'ANTOM_PRIVATE_KEY',
  antomPublicKey: 'ANTOM_PUBLIC_KEY',
  gateway: 'ANTOM_GATEWAY',
} as const

/** Reads the account from environment variables; `undefined` if none of them is set. Throws if they are not whole. */
export function readAccount(env: Env): Account | undefined {
  const valueOf = (name: string): string => env[name]?.trim() ?? ''
  const missing = Object.values(names).filter((name) => valueOf(name) === '')
  if (missing.length === Object.keys(names).length) {
    return undefined
  }
  if (missing.length > 0) {
    throw new Error(
      `Antom's sandbox needs ${Object.values(names).join(', ')}, but ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} not set. Set all four, or none: then an emulator plays Antom.`,
    )
  }
  const clientId = valueOf(names.clientId)
  if (!clientId.startsWith('SANDBOX_')) {
    throw new Error(
      'ANTOM_CLIENT_ID must begin with SANDBOX_, but it does not. This shop is a demo and takes no real money: use the credentials of the sandbox.',
    )
  }
  return {
    clientId,
    privateKey: valueOf(names.privateKey),
    antomPublicKey: valueOf(names.antomPublicKey),
    gateway: valueOf(names.gateway),
    environment: valueOf('ANTOM_ENVIRONMENT') || 'sandbox',
  }
}

/** The message of an error about an option of the client, with the name of the variable that the option came from. */
export function inVariables(message: string): string {
  return message.replace(
    /\b(clientId|privateKey|antomPublicKey|gateway)\b/g,
    (option) => names[option as keyof typeof names],
  )
}
