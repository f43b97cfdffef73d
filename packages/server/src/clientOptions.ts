import { came } from './came.ts'
import { AntomError, asAntomError } from './errors.ts'
import { gatewayOrigin } from './exchange/gatewayOrigin.ts'
import { isLoopback } from './exchange/isLoopback.ts'
import { publicKeys } from './keys/publicKeys.ts'
import { rsaKey, type RsaKey } from './keys/rsaKey.ts'

export interface AntomClientOptions {
  /** From Antom's dashboard. `SANDBOX_…` goes to the sandbox paths. */
  readonly clientId: string
  /** Yours: PEM or base64, PKCS#8 or PKCS#1. */
  readonly privateKey: string
  /** Antom's, not the public half of your own: PEM or base64. Several while Antom changes its key. */
  readonly antomPublicKey: string | readonly string[]
  /** The region's host, for example `https://open-sea-global.alipay.com`. Plain http only on this machine. */
  readonly gateway: string
  /** For platforms that act for several merchants: sent as `agent-token`. */
  readonly agentToken?: string | undefined
  /** Default: the runtime's. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Milliseconds for one call. Default: 15,000. */
  readonly timeout?: number | undefined
  /** Milliseconds that the time of an answer may differ from now. Default: 300,000. `Infinity`: any time. */
  readonly tolerance?: number | undefined
  /** Gets advice that is no error, each once. Default: `console.warn`. */
  readonly warn?: ((message: string) => void) | undefined
  /** Milliseconds since 1970, for tests. Default: `Date.now`. */
  readonly now?: (() => number) | undefined
}

/** The options as they were checked. Nothing else of them is read later. */
export interface ClientSettings {
  readonly clientId: string
  readonly privateKey: string
  readonly antomKeys: readonly RsaKey[]
  readonly origin: string
  readonly isLoopbackGateway: boolean
  readonly isSandbox: boolean
  readonly agentToken: string | undefined
  readonly fetch: typeof globalThis.fetch
  readonly timeout: number
  readonly tolerance: number
  readonly warn: (message: string) => void
  readonly now: () => number
}

const MAX_TIMEOUT = 2 ** 31 - 1
const DEFAULT_TIMEOUT = 15_000
const DEFAULT_TOLERANCE = 300_000
const advised = new Set<string>()

/** Checks the options. Throws INVALID_CONFIG for the first that cannot be right. */
export function clientSettings(options: AntomClientOptions): ClientSettings {
  try {
    return checkedSettings(options)
  } catch (error) {
    throw asAntomError(error, 'INVALID_CONFIG')
  }
}

function checkedSettings(options: AntomClientOptions): ClientSettings {
  const given = read(options)
  const clientId = token('clientId', given.clientId, 'the id from the dashboard')
  const origin = gatewayOrigin(given.gateway)
  const privateKey = rsaKey('private', 'privateKey', given.privateKey)
  const antomKeys = publicKeys(given.antomPublicKey)
  if (antomKeys.some(({ modulus }) => modulus === privateKey.modulus)) {
    throw invalid(
      "antomPublicKey must be Antom's key, but it is the public half of your own privateKey. Copy the key named Antom public key from the dashboard.",
    )
  }
  const { agentToken, fetch, warn, now, timeout, tolerance } = given
  const speak = optionalFunction('warn', warn)
  const said = new Set<string>()
  return {
    clientId,
    privateKey: given.privateKey,
    antomKeys,
    origin,
    isLoopbackGateway: isLoopback(new URL(origin).hostname),
    isSandbox: clientId.startsWith('SANDBOX_'),
    agentToken:
      agentToken === undefined
        ? undefined
        : token('agentToken', agentToken, 'the token from Antom'),
    fetch: optionalFunction('fetch', fetch) ?? ((...request) => globalThis.fetch(...request)),
    timeout: duration('timeout', timeout ?? DEFAULT_TIMEOUT, 1, MAX_TIMEOUT),
    tolerance: duration('tolerance', tolerance ?? DEFAULT_TOLERANCE, 0, Infinity),
    warn(message) {
      // A server may make a client for each request, so that the console is spoken to once in all.
      const heard = speak === undefined ? advised : said
      if (heard.has(message)) {
        return
      }
      heard.add(message)
      try {
        ;(speak ?? consoleWarn)(`Antom: ${message}`)
      } catch {
        // Advice that cannot be given must not stop a payment.
      }
    },
    now: optionalFunction('now', now) ?? Date.now,
  }
}

const consoleWarn = (message: string): void => console.warn(message)

/** Each option once: a getter may answer differently the second time. */
function read(options: AntomClientOptions): AntomClientOptions {
  if (typeof options !== 'object' || options === null) {
    throw invalid(
      'The options must be { clientId, privateKey, antomPublicKey, gateway }, but there were none.',
    )
  }
  const { clientId, privateKey, antomPublicKey, gateway } = options
  const { agentToken, fetch, timeout, tolerance, warn, now } = options
  const keys = Array.isArray(antomPublicKey) ? Array.from(antomPublicKey) : antomPublicKey
  const antom = { antomPublicKey: keys as string | readonly string[], gateway, agentToken }
  return { clientId, privateKey, ...antom, fetch, timeout, tolerance, warn, now }
}

/** A value of an HTTP header, as it is: never trimmed, so that the checked text is the sent text. */
function token(name: string, value: unknown, expected: string): string {
  if (typeof value === 'string' && /^[\x21-\x7e]{1,128}$/.test(value)) {
    return value
  }
  let what = came(value)
  if (typeof value === 'string' && value !== '') {
    what = /\s/.test(value)
      ? 'a text with spaces or line breaks in it'
      : 'too long, or a text with other characters than ASCII'
  }
  throw invalid(`${name} must be ${expected}, without spaces, but it was ${what}. Copy it again.`)
}

function duration(name: string, value: unknown, min: number, max: number): number {
  if (typeof value === 'number' && value >= min && value <= max) {
    return value
  }
  throw invalid(
    `${name} must be a number of milliseconds from ${min} to ${max}, but it was ${came(value, true)}.`,
  )
}

function optionalFunction<Value>(name: string, value: Value | undefined): Value | undefined {
  if (value !== undefined && typeof value !== 'function') {
    throw invalid(`${name} must be a function, but it was ${came(value)}. Leave it out.`)
  }
  return value
}

function invalid(message: string): AntomError {
  return new AntomError('INVALID_CONFIG', message)
}
