import { came } from '../came.ts'
import { AntomError } from '../errors.ts'
import { decodeBase64 } from './base64.ts'
import { keyContent } from './keyContent.ts'
import { nodeVerify, type Verify } from './nodeVerify.ts'

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
const MIN_BITS = 2048
const MAX_BITS = 8192
/** A key of 8,192 bits has about 6,400 characters. */
const MAX_CHARACTERS = 16_384
const MAX_KEYS_KEPT = 64

/** An RSA key that was checked, and that is imported once. */
export interface RsaKey {
  readonly modulus: bigint
  /** With a private key. */
  readonly sign: (content: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>
  /** With a public key. */
  readonly verify: (
    signature: Uint8Array<ArrayBuffer>,
    content: Uint8Array<ArrayBuffer>,
  ) => Promise<boolean>
}

const roles = {
  private: {
    format: 'pkcs8',
    usage: 'sign',
    expected: 'your RSA private key: PEM or base64 text, PKCS#8 or PKCS#1',
  },
  public: {
    format: 'spki',
    usage: 'verify',
    expected: "Antom's public key: PEM or base64 text, RSA",
  },
} as const

/** By its text, which is hashed once: a longer one made of it would be hashed at every call. */
const kept = { private: new Map<string, RsaKey>(), public: new Map<string, RsaKey>() }

/**
 * Reads a key: PEM or bare base64, line breaks tolerated, also when they are spelled `\n`. Throws INVALID_CONFIG, at once
 * and by name, for every other key; the message holds nothing of it. The same text gives the same key, imported once.
 */
export function rsaKey(role: 'private' | 'public', name: string, text: unknown): RsaKey {
  const known = kept[role].get(text as string)
  if (known !== undefined) {
    return known
  }
  const { format, usage } = roles[role]
  const content = keyContent(decoded(role, name, text))
  if (content.kind === 'other') {
    throw invalid(role, name, `it is ${content.name}`, cures[content.name])
  }
  if (content.kind !== role) {
    throw invalid(role, name, `it is a ${content.kind} one`, 'Did you mix up the two?')
  }
  const bits = content.modulus.toString(2).length
  if (bits < MIN_BITS || bits > MAX_BITS) {
    throw invalid(role, name, `it has ${bits} bits`, 'Antom uses RSA with 2048 bits.')
  }
  const damaged = (): AntomError =>
    invalid(role, name, 'it is a damaged key', cures['a damaged key'])
  let importing: Promise<CryptoKey> | undefined
  const imported = (): Promise<CryptoKey> =>
    (importing ??= crypto.subtle
      .importKey(format, content.der, algorithm, false, [usage])
      // No cause: the runtime's message may quote the key.
      .catch(() => Promise.reject(damaged())))
  let inNode: Verify | false | undefined
  const key: RsaKey = {
    modulus: content.modulus,
    async sign(bytes) {
      return new Uint8Array(await crypto.subtle.sign(algorithm.name, await imported(), bytes))
    },
    async verify(signature, bytes) {
      if (inNode !== false) {
        try {
          inNode ??= nodeVerify(content.der) ?? false
          if (inNode) {
            return await inNode(signature, bytes)
          }
        } catch {
          // A runtime that imitates Node in part: WebCrypto from now on.
          inNode = false
        }
      }
      return crypto.subtle.verify(algorithm.name, await imported(), signature, bytes)
    },
  }
  const others = kept[role]
  if (others.size === MAX_KEYS_KEPT) {
    others.delete(others.keys().next().value!)
  }
  others.set(text as string, key)
  return key
}

const cures: Readonly<Record<string, string>> = {
  'an encrypted private key': 'Decrypt it first: openssl pkey -in key.pem -out plain.pem',
  'a key that is cut off': 'Copy it again, whole.',
  'a damaged key': 'Copy it again, whole.',
  'no key': 'Copy it again from the dashboard.',
  'a certificate': 'Take the public key out of it: openssl x509 -pubkey -noout',
  'an OpenSSH key': 'Convert it: ssh-keygen -p -m PEM -f key',
}

function decoded(role: 'private' | 'public', name: string, text: unknown): Uint8Array<ArrayBuffer> {
  if (typeof text !== 'string' || text.trim() === '') {
    throw invalid(role, name, `it is ${typeof text === 'string' ? 'empty' : came(text)}`)
  }
  if (text.length > MAX_CHARACTERS) {
    throw invalid(role, name, `it has ${text.length} characters`)
  }
  // A PEM in an environment variable often has its line breaks spelled out.
  const lines = text.replaceAll(/\\r|\\n/g, '\n')
  const labels = Array.from(lines.matchAll(/-----BEGIN ([^-]*)-----/g), (match) => match[1]!)
  if (labels.length > 1) {
    throw invalid(role, name, `it holds ${labels.length} keys`, 'Give one.')
  }
  const label = labels[0]
  const fail = (what: string): AntomError => invalid(role, name, `it is ${what}`, cures[what])
  if (label?.includes('ENCRYPTED') || /Proc-Type:\s*4,\s*ENCRYPTED/.test(lines)) {
    throw fail('an encrypted private key')
  }
  if (label?.includes('OPENSSH')) {
    throw fail('an OpenSSH key')
  }
  const body = label === undefined ? lines : lines.slice(lines.indexOf(`BEGIN ${label}-----`))
  if (label !== undefined && !body.includes('-----END ')) {
    throw fail('a key that is cut off')
  }
  const base64 = body.replace(/^BEGIN [^-]*-----/, '').replace(/-----END [\s\S]*$/, '')
  const der = decodeBase64(base64.replaceAll(/\s/g, ''))
  if (der === undefined) {
    throw invalid(
      role,
      name,
      'it holds characters that no key has, or one of its characters is missing',
      'Copy it again, whole and without quotation marks.',
    )
  }
  return der
}

function invalid(
  role: 'private' | 'public',
  name: string,
  what: string,
  cure: string | undefined = 'Copy it again from the dashboard.',
): AntomError {
  return new AntomError(
    'INVALID_CONFIG',
    `${name} must be ${roles[role].expected}, but ${what}. ${cure}`,
  )
}
