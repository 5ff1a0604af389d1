import type { Id } from '@lentera/contracts/kernel/id'
import { toBase64Url, utf8 } from '../record/bytes.js'
import type { CryptoPort } from '../record/crypto-port.js'
import type { PasswordTime, PersonSlot } from './core.js'
import type { KeySlot, PinCheck } from './database.js'
import { openJson, sealJson } from './sealed-json.js'

/** Wrong PINs after which only the password opens. */
export const pinTries = 5
/** The password is asked for again this long after it was given. */
export const passwordHoldsMs = 12 * 3_600_000
/**
 * Fewer rounds than a password's: what they protect is sealed with the device key already, and a nurse
 * unlocks twenty times a morning.
 */
const pinIterations = 100_000
/** A wall clock may be put right by this much without anybody being asked for a password. */
const clockMarginMs = 60_000

/** Six digits that somebody at the counter would try first: one digit, or a row of neighbours. */
export function isGuessedFirst(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at])))
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0]!)
}

export const isPin = (pin: string): boolean => /^[0-9]{6}$/.test(pin)

/** After the nth wrong PIN: 1, 2, 4, 8 s, and after the fifth the password. */
export const waitAfterMs = (wrong: number): number => 1000 * 2 ** (wrong - 1)
const longestWaitMs = waitAfterMs(pinTries)

/** How long no PIN is looked at, ms; a clock that was set back does not make it longer. */
export const waitLeftMs = ({ waitUntil }: PinCheck, now: number): number =>
  Math.min(Math.max(0, waitUntil - now), longestWaitMs)

export async function pinBits(
  { subtle }: CryptoPort,
  pin: string,
  salt: Uint8Array,
  iterations: number,
): Promise<ArrayBuffer> {
  const secret = await subtle.importKey('raw', utf8(pin), 'PBKDF2', false, ['deriveBits'])
  return subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: Uint8Array.from(salt), iterations },
    secret,
    256,
  )
}

const textOf = (bits: ArrayBuffer): string => toBase64Url(new Uint8Array(bits))

/** @param iterations the password's; a PIN never takes more */
export async function newPinCheck(
  crypto: CryptoPort,
  deviceKey: CryptoKey,
  userId: Id,
  pin: string,
  iterations: number,
): Promise<PinCheck> {
  const rounds = Math.min(iterations, pinIterations)
  const salt = crypto.randomBytes(16)
  const bits = await pinBits(crypto, pin, salt, rounds)
  const sealed = await sealJson(crypto, deviceKey, textOf(bits), `pin ${userId}`)
  return { salt, iterations: rounds, sealed, wrong: 0, waitUntil: 0 }
}

/** @throws OperationError when the check belongs to another person or device */
export async function pinMatches(
  crypto: CryptoPort,
  deviceKey: CryptoKey,
  userId: Id,
  check: PinCheck,
  pin: string,
): Promise<boolean> {
  const [bits, kept] = await Promise.all([
    pinBits(crypto, pin, check.salt, check.iterations),
    openJson(crypto, deviceKey, check.sealed, `pin ${userId}`),
  ])
  return textOf(bits) === kept
}

/** Whether a password given then still lets a PIN open; by the clock that says it was longer ago. */
export function passwordHolds({ at, knownSince }: PasswordTime, now: number, monotonic: number): boolean {
  if (now < at - clockMarginMs) return false
  return Math.max(now - at, monotonic - knownSince) < passwordHoldsMs
}

export function personOfSlot({ person, pin, pinDeclined }: KeySlot): PersonSlot {
  if (!pin) return { ...person, pin: pinDeclined ? 'declined' : 'none' }
  return { ...person, pin: pin.wrong >= pinTries ? 'used_up' : 'set' }
}
