import { type Bytes, fromBase64Url, toBase64Url, utf8 } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import { importAesKey } from '../record/seal.js'
import type { PersonKey, PersonOnDevice } from './api.js'
import type { KeySlot, Sealed } from './database.js'
import { openJson, sealJson } from './sealed-json.js'

/** OWASP's figure for PBKDF2-SHA256. */
export const defaultIterations = 600_000

const keyCheckText = 'lentera device key'

/** The keys of an unlocked device. */
export interface OpenKeys {
  readonly deviceKey: CryptoKey
  readonly signingKey: CryptoKey
}

async function passwordKey(
  crypto: CryptoPort,
  password: string,
  salt: Bytes,
  iterations: number,
): Promise<CryptoKey> {
  // Two keyboards may spell one password in two ways of Unicode.
  const secret = await crypto.subtle.importKey('raw', utf8(password.normalize('NFC')), 'PBKDF2', false, [
    'deriveKey',
  ])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

const importSigningKey = (crypto: CryptoPort, pkcs8: Bytes, extractable: boolean): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', pkcs8, { name: 'ECDSA', namedCurve: 'P-256' }, extractable, ['sign'])

/** Both keys as text, to be encrypted at once. @throws InvalidAccessError when they came from another tab */
export async function exportKeys(
  crypto: CryptoPort,
  keys: OpenKeys,
): Promise<{ device: string; signing: string }> {
  const [device, signing] = await Promise.all([
    crypto.subtle.exportKey('raw', keys.deviceKey),
    crypto.subtle.exportKey('pkcs8', keys.signingKey),
  ])
  return { device: toBase64Url(new Uint8Array(device)), signing: toBase64Url(new Uint8Array(signing)) }
}

export async function importKeys(crypto: CryptoPort, exported: unknown): Promise<OpenKeys> {
  const { device, signing } = exported as { device: string; signing: string }
  const [deviceKey, signingKey] = await Promise.all([
    importAesKey(crypto, fromBase64Url(device)),
    importSigningKey(crypto, fromBase64Url(signing), true),
  ])
  return { deviceKey, signingKey }
}

/** Copies for another tab, which can use but never export them. */
export async function tabCopies(crypto: CryptoPort, keys: OpenKeys): Promise<OpenKeys> {
  if (!keys.deviceKey.extractable) return keys
  const [device, signing] = await Promise.all([
    crypto.subtle.exportKey('raw', keys.deviceKey),
    crypto.subtle.exportKey('pkcs8', keys.signingKey),
  ])
  const [deviceKey, signingKey] = await Promise.all([
    crypto.subtle.importKey('raw', device, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt']),
    importSigningKey(crypto, new Uint8Array(signing), false),
  ])
  return { deviceKey, signingKey }
}

/** Wraps device key and signing key under a password (PBKDF2, some 0.1 to 1.5 s on old PCs). */
export async function newSlot(
  crypto: CryptoPort,
  person: PersonOnDevice,
  password: string,
  deviceKey: CryptoKey,
  key: PersonKey,
  iterations: number,
): Promise<KeySlot> {
  const salt = crypto.randomBytes(16)
  const [wrapping, exported] = await Promise.all([
    passwordKey(crypto, password, salt, iterations),
    exportKeys(crypto, { deviceKey, signingKey: key.privateKey }),
  ])
  const userId = person.user.id
  const wrapped = await sealJson(crypto, wrapping, exported, `keyslot ${userId}`)
  return { userId, person, publicKey: key.publicKey, salt, iterations, wrapped }
}

/** @returns null for a wrong password */
export async function openSlot(
  crypto: CryptoPort,
  slot: KeySlot,
  password: string,
): Promise<OpenKeys | null> {
  const wrapping = await passwordKey(crypto, password, Uint8Array.from(slot.salt), slot.iterations)
  let exported: unknown
  try {
    exported = await openJson(crypto, wrapping, slot.wrapped, `keyslot ${slot.userId}`)
  } catch {
    return null
  }
  return importKeys(crypto, exported)
}

export const newKeyCheck = (crypto: CryptoPort, deviceKey: CryptoKey): Promise<Sealed> =>
  sealJson(crypto, deviceKey, keyCheckText, 'key check')

/** Whether this is the device's key and not that of another or an earlier one. */
export async function isDeviceKey(crypto: CryptoPort, deviceKey: CryptoKey, check: Sealed): Promise<boolean> {
  try {
    return (await openJson(crypto, deviceKey, check, 'key check')) === keyCheckText
  } catch {
    return false
  }
}
