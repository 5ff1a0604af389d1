import { createHash } from 'node:crypto'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { platformCrypto } from '@lentera/sync/record/crypto-port'

const { subtle } = platformCrypto

/**
 * WebCrypto as the engine wants it, but hashing at once: a thread-pool job costs ten times the hash of a
 * record. Signatures stay in the pool, where they use the second core.
 */
export const nodeCrypto: CryptoPort = {
  randomBytes: (length) => platformCrypto.randomBytes(length),
  subtle: new Proxy(subtle, {
    get(target, name: keyof SubtleCrypto) {
      if (name === 'digest') return digest
      const method: unknown = target[name]
      return typeof method === 'function' ? method.bind(target) : method
    },
  }),
}

const digest: SubtleCrypto['digest'] = async (algorithm, data) => {
  if (algorithm !== 'SHA-256') return subtle.digest(algorithm, data)
  const bytes = ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)
  const hash = createHash('sha256').update(bytes).digest()
  return hash.buffer.slice(hash.byteOffset, hash.byteOffset + hash.byteLength) as ArrayBuffer
}
