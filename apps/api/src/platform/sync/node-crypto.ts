import { createHash, KeyObject, verify as verifySignature, type webcrypto } from 'node:crypto'
import { platformCrypto, type CryptoPort } from '@lentera/sync/record/crypto-port'

const { subtle } = platformCrypto

/**
 * WebCrypto as the engine wants it, with its two busiest calls made by Node directly: WebCrypto's own share
 * of the main thread is larger than the hash of a record, and half of what a signature costs.
 */
export const nodeCrypto: CryptoPort = {
  randomBytes: (length) => platformCrypto.randomBytes(length),
  subtle: new Proxy(subtle, {
    get(target, name: keyof SubtleCrypto) {
      if (name === 'digest') return digest
      if (name === 'verify') return verify
      const method: unknown = target[name]
      return typeof method === 'function' ? method.bind(target) : method
    },
  }),
}

const bytesOf = (data: BufferSource): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)

const digest: SubtleCrypto['digest'] = async (algorithm, data) => {
  if (algorithm !== 'SHA-256') return subtle.digest(algorithm, data)
  const hash = createHash('sha256').update(bytesOf(data)).digest()
  return hash.buffer.slice(hash.byteOffset, hash.byteOffset + hash.byteLength) as ArrayBuffer
}

const keyObjects = new WeakMap<CryptoKey, KeyObject>()

function keyObjectOf(key: CryptoKey): KeyObject {
  const known = keyObjects.get(key)
  if (known) return known
  const made = KeyObject.from(key as webcrypto.CryptoKey)
  keyObjects.set(key, made)
  return made
}

/** In the thread pool, as WebCrypto does it: signatures use the second core. */
const verify: SubtleCrypto['verify'] = async (algorithm, key, signature, data) => {
  const { name, hash } = algorithm as Partial<EcdsaParams>
  const isOurs =
    name === 'ECDSA' && hash === 'SHA-256' && key.type === 'public' && key.usages.includes('verify')
  if (!isOurs) return subtle.verify(algorithm, key, signature, data)
  return new Promise((resolve, reject) => {
    const signer = { key: keyObjectOf(key), dsaEncoding: 'ieee-p1363' as const }
    verifySignature('sha256', bytesOf(data), signer, bytesOf(signature), (error, holds) =>
      error ? reject(error) : resolve(holds),
    )
  })
}
