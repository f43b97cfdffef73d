/** The little of `node:crypto` that verifies. */
interface NodeCrypto {
  readonly createPublicKey: (key: {
    readonly key: Uint8Array
    readonly format: 'der'
    readonly type: 'spki'
  }) => object
  readonly verify: (
    algorithm: 'sha256',
    content: Uint8Array,
    key: object,
    signature: Uint8Array,
    done: (error: Error | null, isVerified: boolean) => void,
  ) => void
}

interface Runtime {
  readonly process?: { readonly getBuiltinModule?: (id: string) => NodeCrypto | undefined }
}

export type Verify = (
  signature: Uint8Array<ArrayBuffer>,
  content: Uint8Array<ArrayBuffer>,
) => Promise<boolean>

/**
 * Node's own verification, where there is one. On the same threads as WebCrypto, it takes half the work for each call.
 * Throws or rejects in runtimes that imitate Node in part.
 */
export function nodeVerify(spki: Uint8Array): Verify | undefined {
  const crypto = (globalThis as Runtime).process?.getBuiltinModule?.('node:crypto')
  if (crypto?.createPublicKey === undefined) {
    return undefined
  }
  const key = crypto.createPublicKey({ key: spki, format: 'der', type: 'spki' })
  return (signature, content) =>
    new Promise((resolve, reject) => {
      crypto.verify('sha256', content, key, signature, (error, isVerified) => {
        if (error) {
          reject(error)
        } else {
          resolve(isVerified)
        }
      })
    })
}
