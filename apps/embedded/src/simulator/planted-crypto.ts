import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import type { Plant } from './plants.js'

const TAG_BYTES = 16

/** The device's ciphers, with the planted mistake if it is one that shows there. */
export function plantedCrypto(plant: Plant | null, crypto: CryptoPort): CryptoPort {
  if (plant !== 'clearBodies') return crypto
  const bytesOf = (data: BufferSource) =>
    ArrayBuffer.isView(data)
      ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
      : new Uint8Array(data)
  const clear: Partial<SubtleCrypto> = {
    encrypt: async (_algorithm, _key, data) => {
      const bytes = bytesOf(data)
      const padded = new Uint8Array(bytes.length + TAG_BYTES)
      padded.set(bytes)
      return padded.buffer
    },
    decrypt: async (_algorithm, _key, data) => bytesOf(data).slice(0, -TAG_BYTES).buffer,
  }
  const subtle = new Proxy(crypto.subtle, {
    get: (target, name) => {
      const method = (clear as Record<PropertyKey, unknown>)[name] ?? Reflect.get(target, name)
      return typeof method === 'function' ? (method as () => unknown).bind(target) : method
    },
  })
  return { ...crypto, subtle }
}
