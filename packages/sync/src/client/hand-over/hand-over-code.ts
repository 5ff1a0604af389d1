import {
  HandOverContent,
  HandOverHeading,
  type FacilityKey,
  type HandOverContent as Content,
} from '@lentera/contracts/sync/hand-over'
import type { Id } from '@lentera/contracts/kernel/id'
import { fromBase64Url, type Bytes } from '../../record/bytes.js'
import type { CryptoPort } from '../../record/crypto-port.js'
import { fromBase32, toBase32 } from './base32.js'
import { pack, unpack, uuidBytes, uuidText, type Json } from './packed-value.js'

/**
 * A code for the eye of a scanner, format 1: `LT1` and base32 of
 * `facility 16 | heading.id 16 | date 2 (days since 2020) | label length 1 | label | n of facility:<n> 4 | iv 12 | sealed`.
 * All before the iv is in clear and bound to the sealed part (AES-256-GCM under the facility's key) as its AAD. A
 * code without commands ends after n = 0.
 */
const prefix = 'LT1'
const firstDay = Date.UTC(2020, 0, 1)
const dayMs = 86_400_000
const ivLength = 12

/**
 * Bytes of a code that one QR on a slip of 58 mm holds: 1,443 letters, which is version 25 at error correction M,
 * 117 modules of three printer dots (0.375 mm) on 48 mm of print.
 */
export const MAX_CODE_BYTES = 900

export interface HandOver {
  readonly facilityId: Id
  readonly heading: HandOverHeading
  /** The key it is sealed for; null: it carries no command. */
  readonly kid: string | null
  readonly clear: Bytes
  readonly sealed: Bytes
}

/** Not a code of ours, or not whole. */
export class NotACode extends Error {}

/** Whether a text may be the beginning of a code, so that a scanner's typing is told from a person's. */
export const beginsCode = (text: string): boolean =>
  prefix.startsWith(text.toUpperCase().slice(0, prefix.length))

/** How many bytes a code carries, its letters apart. */
export const bytesOfCode = (code: string): number => Math.floor(((code.length - prefix.length) * 5) / 8)

/** @throws TypeError for a day before 2020 or after 2199 */
export async function writeCode(
  crypto: CryptoPort,
  facilityId: Id,
  heading: HandOverHeading,
  carried: { readonly key: FacilityKey; readonly content: Content } | null,
): Promise<string> {
  const { id, label, date } = HandOverHeading.parse(heading)
  const day = (Date.parse(date) - firstDay) / dayMs
  if (!Number.isInteger(day) || day < 0 || day > 65_535) throw new TypeError('no day of a code')
  const n = carried ? Number(carried.key.kid.slice('facility:'.length)) : 0
  const clear = Uint8Array.from([
    ...uuidBytes(facilityId),
    ...uuidBytes(id),
    ...[day >> 8, day & 255, label.length],
    ...[...label].map((letter) => letter.charCodeAt(0)),
    ...[n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255],
  ])
  if (!carried) return prefix + toBase32(clear)
  const iv = crypto.randomBytes(ivLength)
  const algorithm = { name: 'AES-GCM', iv, additionalData: clear }
  const key = await importKey(crypto, carried.key)
  const ct = await crypto.subtle.encrypt(algorithm, key, pack(carried.content as unknown as Json))
  return prefix + toBase32(Uint8Array.from([...clear, ...iv, ...new Uint8Array(ct)]))
}

/**
 * Reads what stands in clear, whatever case a scanner typed it in.
 * @throws {@link NotACode}
 */
export function readCode(text: string): HandOver {
  const typed = text.replace(/\s/g, '').toUpperCase()
  if (!typed.startsWith(prefix)) throw new NotACode('not a code')
  let bytes: Bytes
  try {
    bytes = fromBase32(typed.slice(prefix.length))
  } catch {
    throw new NotACode('not base32')
  }
  const labelAt = 35
  const length = bytes[labelAt - 1] ?? 0
  const end = labelAt + length + 4
  if (bytes.length < end) throw new NotACode('cut')
  const day = (bytes[32]! << 8) | bytes[33]!
  const n = [...bytes.subarray(end - 4, end)].reduce((value, byte) => value * 256 + byte, 0)
  const heading = HandOverHeading.safeParse({
    id: uuidText(bytes.subarray(16, 32)),
    label: String.fromCharCode(...bytes.subarray(labelAt, labelAt + length)),
    date: new Date(firstDay + day * dayMs).toISOString().slice(0, 10),
  })
  if (!heading.success) throw new NotACode('no heading')
  return {
    facilityId: uuidText(bytes.subarray(0, 16)),
    heading: heading.data,
    kid: n === 0 ? null : `facility:${n}`,
    clear: bytes.slice(0, end),
    sealed: bytes.slice(end),
  }
}

/**
 * Opens what a code carries.
 * @throws OperationError when the key is another one or a letter was changed, {@link NotACode} for what no build
 * of ours packed
 */
export async function openCode(
  crypto: CryptoPort,
  code: HandOver,
  facilityKey: FacilityKey,
): Promise<Content> {
  const [iv, ct] = [code.sealed.slice(0, ivLength), code.sealed.slice(ivLength)]
  const algorithm = { name: 'AES-GCM', iv, additionalData: code.clear }
  const plain = await crypto.subtle.decrypt(algorithm, await importKey(crypto, facilityKey), ct)
  let packed: unknown
  try {
    packed = unpack(new Uint8Array(plain))
  } catch {
    throw new NotACode('packed by another build')
  }
  const content = HandOverContent.safeParse(packed)
  if (!content.success) throw new NotACode('no commands')
  return content.data
}

const importKey = ({ subtle }: CryptoPort, { key }: FacilityKey): Promise<CryptoKey> =>
  subtle.importKey('raw', fromBase64Url(key), 'AES-GCM', false, ['encrypt', 'decrypt'])
