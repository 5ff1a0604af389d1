import { type Bytes, fromUtf8, utf8 } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import type { Sealed } from './database.js'

/** JSON under AES-256-GCM with a fresh nonce; `aad` binds it to its place. */
export async function sealJson(
  crypto: CryptoPort,
  key: CryptoKey,
  value: unknown,
  aad: string,
): Promise<Sealed> {
  const iv = crypto.randomBytes(12)
  const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(aad) }
  const ct = await crypto.subtle.encrypt(algorithm, key, utf8(JSON.stringify(value)))
  return { iv, ct: new Uint8Array(ct) }
}

/** @throws OperationError when key, bytes and place do not belong together */
export async function openJson(
  crypto: CryptoPort,
  key: CryptoKey,
  sealed: Sealed,
  aad: string,
): Promise<unknown> {
  const algorithm = { name: 'AES-GCM', iv: copied(sealed.iv), additionalData: utf8(aad) }
  return JSON.parse(fromUtf8(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, copied(sealed.ct)))))
}

/** Bytes out of a database may belong to another realm, whose buffers WebCrypto does not take. */
const copied = (bytes: Uint8Array): Bytes => new Uint8Array(bytes)
