import { type Bytes, fromUtf8, utf8 } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import type { Sealed } from './database.js'

/** Text under AES-256-GCM with a fresh nonce; `aad` binds it to its place. */
export async function sealText(
  crypto: CryptoPort,
  key: CryptoKey,
  text: string,
  aad: string,
): Promise<Sealed> {
  const iv = crypto.randomBytes(12)
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(aad) }
  const ct = await crypto.subtle.encrypt(algorithm, key, utf8(text))
  return { iv, ct: new Uint8Array(ct) }
}

/** @throws OperationError when key, bytes and place do not belong together */
export async function openText(
  crypto: CryptoPort,
  key: CryptoKey,
  sealed: Sealed,
  aad: string,
): Promise<string> {
  const algorithm = { name: 'AES-GCM', iv: copied(sealed.iv), additionalData: utf8(aad) }
  return fromUtf8(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, copied(sealed.ct))))
}

export const sealJson = (crypto: CryptoPort, key: CryptoKey, value: unknown, aad: string): Promise<Sealed> =>
  sealText(crypto, key, JSON.stringify(value), aad)

/** @throws OperationError when key, bytes and place do not belong together */
export const openJson = async (
  crypto: CryptoPort,
  key: CryptoKey,
  sealed: Sealed,
  aad: string,
): Promise<unknown> => JSON.parse(await openText(crypto, key, sealed, aad))

/** Bytes out of a database may belong to another realm, whose buffers WebCrypto does not take. */
const copied = (bytes: Uint8Array): Bytes => new Uint8Array(bytes)
