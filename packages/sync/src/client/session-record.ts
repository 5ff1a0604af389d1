import type { Id } from '@lentera/contracts/kernel/id'
import { type Bytes, fromBase64Url } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import { importAesKey } from '../record/seal.js'
import type { SessionRecord } from './database.js'
import { exportKeys, importKeys, type OpenKeys } from './key-slots.js'
import { openJson, sealJson } from './sealed-json.js'

/**
 * Wraps one person's keys for a reload, under a random key that the caller keeps in sessionStorage.
 * @param at when the password was given, the device's time in ms
 */
export async function newSession(
  crypto: CryptoPort,
  userId: Id,
  keys: OpenKeys,
  at: number,
  raw: Bytes,
): Promise<SessionRecord> {
  const [key, exported] = await Promise.all([importAesKey(crypto, raw), exportKeys(crypto, keys)])
  return { n: userId, userId, at, wrapped: await sealJson(crypto, key, exported, `session ${userId}`) }
}

/** @returns null when the secret does not open the record */
export async function openSession(
  crypto: CryptoPort,
  record: SessionRecord,
  secret: string,
): Promise<OpenKeys | null> {
  try {
    const key = await importAesKey(crypto, fromBase64Url(secret))
    return await importKeys(crypto, await openJson(crypto, key, record.wrapped, `session ${record.userId}`))
  } catch {
    return null
  }
}
