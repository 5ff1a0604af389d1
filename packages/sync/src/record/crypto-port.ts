import type { Bytes } from './bytes.js'

/** WebCrypto and randomness as a port: the browser's, Node's, or a seeded one in the simulator. */
export interface CryptoPort {
  readonly subtle: SubtleCrypto
  randomBytes(length: number): Bytes
}

/** The platform's own WebCrypto. */
export const platformCrypto: CryptoPort = {
  subtle: globalThis.crypto.subtle,
  randomBytes: (length) => globalThis.crypto.getRandomValues(new Uint8Array(length)) as Bytes,
}
