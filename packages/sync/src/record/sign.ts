import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import { fromBase64Url, toBase64Url, utf8 } from './bytes.js'
import type { CryptoPort } from './crypto-port.js'

const curve = { name: 'ECDSA', namedCurve: 'P-256' }
const algorithm = { name: 'ECDSA', hash: 'SHA-256' }

export type UnhashedRecord = Omit<CommandRecord, 'hash' | 'sig'>

/** SHA-256 over the canonical JSON of the record without `hash` and `sig`; the salt is inside. */
export async function hashOf(crypto: CryptoPort, record: UnhashedRecord | CommandRecord): Promise<string> {
  const { hash: _hash, sig: _sig, ...content } = record as CommandRecord
  return toBase64Url(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(canonicalJson(content)))))
}

/** A person's signing key on one device. The public half is the raw P-256 point, base64url. */
export async function newSigningKey(
  crypto: CryptoPort,
): Promise<{ privateKey: CryptoKey; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(curve, true, ['sign', 'verify'])
  const raw = await crypto.subtle.exportKey('raw', pair.publicKey)
  return { privateKey: pair.privateKey, publicKey: toBase64Url(new Uint8Array(raw)) }
}

/** @throws when the point is not on the curve */
export const importVerifyingKey = (crypto: CryptoPort, publicKey: string): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', fromBase64Url(publicKey), curve, false, ['verify'])

/** Completes a record: hash, then signature over the bytes of the hash. */
export async function signRecord(
  crypto: CryptoPort,
  privateKey: CryptoKey,
  record: UnhashedRecord,
): Promise<CommandRecord> {
  const hash = await hashOf(crypto, record)
  const sig = await crypto.subtle.sign(algorithm, privateKey, fromBase64Url(hash))
  return { ...record, hash, sig: toBase64Url(new Uint8Array(sig)) }
}

export const signatureHolds = (
  crypto: CryptoPort,
  verifyingKey: CryptoKey,
  record: Pick<CommandRecord, 'hash' | 'sig'>,
): Promise<boolean> =>
  crypto.subtle.verify(algorithm, verifyingKey, fromBase64Url(record.sig), fromBase64Url(record.hash))
