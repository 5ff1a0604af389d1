import { createCipheriv, createDecipheriv, createHash, createHmac, pbkdf2Sync } from 'node:crypto'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import type { SeededRandom } from './seeded-random.js'

/** The platform's real WebCrypto with seeded bytes. Signatures and generated keys still differ from run to run. */
export const seededCrypto = (random: SeededRandom): CryptoPort => ({
  subtle: globalThis.crypto.subtle,
  randomBytes: (length) => random.bytes(length),
})

interface PlainKey {
  readonly type: 'secret' | 'private' | 'public'
  readonly algorithm: { readonly name: string }
  readonly extractable: boolean
  readonly usages: readonly string[]
  readonly bytes: Uint8Array
}

type Named = string | { readonly name: string }
const nameOf = (algorithm: Named): string => (typeof algorithm === 'string' ? algorithm : algorithm.name)
const copy = (source: Uint8Array | ArrayBuffer): Uint8Array<ArrayBuffer> =>
  source instanceof Uint8Array ? new Uint8Array(source) : new Uint8Array(source).slice()
const view = (data: BufferSource): Uint8Array =>
  ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data)

/**
 * A CryptoPort for simulations: synchronous, deterministic, with the shapes and failures of WebCrypto. AES-GCM,
 * HMAC, PBKDF2 and digests are real; **signatures and key agreement prove nothing** (the "private" key is its
 * public point), and HKDF is one digest. Never for a person's data; the runs against Postgres use the real one.
 */
export function fastCrypto(random: SeededRandom): CryptoPort {
  const key = (
    type: PlainKey['type'],
    algorithm: Named,
    extractable: boolean,
    usages: readonly string[],
    bytes: Uint8Array,
  ): CryptoKey => {
    const plain: PlainKey = {
      type,
      algorithm: { name: nameOf(algorithm) },
      extractable,
      usages,
      bytes: copy(bytes),
    }
    return plain as unknown as CryptoKey
  }
  const bytesOf = (cryptoKey: CryptoKey): Uint8Array => (cryptoKey as unknown as PlainKey).bytes
  const signatureOf = (cryptoKey: CryptoKey, data: BufferSource): Uint8Array =>
    createHash('sha512').update(bytesOf(cryptoKey)).update(view(data)).digest()
  const derived = (algorithm: Named, base: CryptoKey, bits: number): Uint8Array<ArrayBuffer> => {
    const options = algorithm as unknown as {
      public: CryptoKey
      salt: BufferSource
      info: BufferSource
      iterations: number
    }
    if (nameOf(algorithm) === 'ECDH') {
      const [a, b] = [bytesOf(base), bytesOf(options.public)]
        .map((bytes) => Buffer.from(bytes).toString('hex'))
        .sort()
      return copy(createHash('sha256').update(`${a} ${b}`).digest())
    }
    if (nameOf(algorithm) === 'PBKDF2')
      return copy(pbkdf2Sync(bytesOf(base), view(options.salt), options.iterations, bits / 8, 'sha256'))
    return copy(
      createHash('sha256')
        .update(bytesOf(base))
        .update(view(options.salt))
        .update(view(options.info))
        .digest(),
    )
  }

  const subtle = {
    digest: async (_algorithm: Named, data: BufferSource) =>
      copy(createHash('sha256').update(view(data)).digest()).buffer,
    generateKey: async (algorithm: Named, extractable: boolean, usages: readonly string[]) => {
      const point = Uint8Array.from([4, ...random.bytes(64)])
      return {
        privateKey: key('private', algorithm, extractable, usages, point),
        publicKey: key('public', algorithm, true, usages, point),
      }
    },
    importKey: async (
      _format: string,
      data: BufferSource,
      algorithm: Named,
      extractable: boolean,
      usages: readonly string[],
    ) =>
      key(
        nameOf(algorithm).startsWith('EC') ? 'public' : 'secret',
        algorithm,
        extractable,
        usages,
        view(data),
      ),
    exportKey: async (_format: string, cryptoKey: CryptoKey) => {
      if (!cryptoKey.extractable) throw new DOMException('key is not extractable', 'InvalidAccessError')
      return copy(bytesOf(cryptoKey)).buffer
    },
    sign: async (_algorithm: Named, cryptoKey: CryptoKey, data: BufferSource) => {
      if (cryptoKey.algorithm.name === 'HMAC')
        return copy(createHmac('sha256', bytesOf(cryptoKey)).update(view(data)).digest()).buffer
      return copy(signatureOf(cryptoKey, data)).buffer
    },
    verify: async (_algorithm: Named, cryptoKey: CryptoKey, signature: BufferSource, data: BufferSource) => {
      const hmac = cryptoKey.algorithm.name === 'HMAC'
      const expected = hmac
        ? createHmac('sha256', bytesOf(cryptoKey)).update(view(data)).digest()
        : signatureOf(cryptoKey, data)
      return Buffer.compare(expected, view(signature)) === 0
    },
    encrypt: async (algorithm: AesGcmParams, cryptoKey: CryptoKey, data: BufferSource) => {
      const cipher = createCipheriv('aes-256-gcm', bytesOf(cryptoKey), view(algorithm.iv))
      if (algorithm.additionalData) cipher.setAAD(view(algorithm.additionalData))
      return copy(Buffer.concat([cipher.update(view(data)), cipher.final(), cipher.getAuthTag()])).buffer
    },
    decrypt: async (algorithm: AesGcmParams, cryptoKey: CryptoKey, data: BufferSource) => {
      const sealed = view(data)
      const decipher = createDecipheriv('aes-256-gcm', bytesOf(cryptoKey), view(algorithm.iv))
      if (algorithm.additionalData) decipher.setAAD(view(algorithm.additionalData))
      try {
        decipher.setAuthTag(sealed.subarray(sealed.length - 16))
        return copy(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])).buffer
      } catch {
        throw new DOMException('cannot decrypt', 'OperationError')
      }
    },
    deriveBits: async (algorithm: Named, base: CryptoKey, bits: number) =>
      derived(algorithm, base, bits).buffer,
    deriveKey: async (
      algorithm: Named,
      base: CryptoKey,
      target: Named,
      extractable: boolean,
      usages: readonly string[],
    ) => key('secret', target, extractable, usages, derived(algorithm, base, 256)),
  }
  return { subtle: subtle as unknown as SubtleCrypto, randomBytes: (length) => random.bytes(length) }
}
