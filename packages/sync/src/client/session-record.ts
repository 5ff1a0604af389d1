import { fromBase64Url, toBase64Url } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import { importAesKey } from '../record/seal.js'
import type { Id } from '@lentera/contracts/kernel/id'
import type { SessionRecord } from './database.js'
import { exportKeys, importKeys, type OpenKeys } from './key-slots.js'
import { openJson, sealJson } from './sealed-json.js'

/** A record found older than this is deleted unread. */
export const maxSessionAgeMs = 12 * 3_600_000

/** Wraps the keys for the reload of the only tab, under a random key that the caller keeps in sessionStorage. */
export async function newSession(
  crypto: CryptoPort,
  userId: Id,
  keys: OpenKeys,
  now: number,
): Promise<{ record: SessionRecord; secret: string }> {
  const raw = crypto.randomBytes(32)
  const [key, exported] = await Promise.all([importAesKey(crypto, raw), exportKeys(crypto, keys)])
  const wrapped = await sealJson(crypto, key, exported, `session ${userId}`)
  return { record: { n: 1, userId, at: now, wrapped }, secret: toBase64Url(raw) }
}

/** @returns null when the secret does not open the record or the record is too old, or from a future clock */
export async function openSession(
  crypto: CryptoPort,
  record: SessionRecord,
  secret: string,
  now: number,
): Promise<OpenKeys | null> {
  if (now - record.at > maxSessionAgeMs || now < record.at - 60_000) return null
  try {
    const key = await importAesKey(crypto, fromBase64Url(secret))
    return await importKeys(crypto, await openJson(crypto, key, record.wrapped, `session ${record.userId}`))
  } catch {
    return null
  }
}
