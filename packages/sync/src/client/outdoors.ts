import type { CryptoPort } from '../record/crypto-port.js'
import type { OutdoorStart, PinEntry } from './api-results.js'
import { policyOf } from './access.js'
import type { Core } from './core.js'
import type { Bytes } from '../record/bytes.js'
import { exportKeys, importKeys, type OpenKeys, tabCopies } from './key-slots.js'
import { type OutdoorRecord, readOutdoors } from './outdoor-record.js'
import { enter, slotOf } from './people.js'
import { isGuessedFirst, isPin, pinBits, pinTries } from './pin.js'
import { authorOf, DeviceLocked } from './save.js'
import { openJson, sealJson } from './sealed-json.js'
import { answered, transact } from './transact.js'

export const longestOutdoorHours = 12
const clockMarginMs = 60_000
/** What an outreach device may hold: its lists, its person's things, catalogues. Nothing of the whole village. */
const outreachScope = /^(ref|me:|list:)/

/** The PIN alone opens nothing: it goes through a key that this browser can use and not show. */
async function keyFor(
  crypto: CryptoPort,
  { holdKey, salt, iterations }: Pick<OutdoorRecord, 'holdKey' | 'salt' | 'iterations'>,
  pin: string,
): Promise<CryptoKey> {
  const bits = await pinBits(crypto, pin, salt, iterations)
  const raw = await crypto.subtle.sign('HMAC', holdKey, bits)
  return crypto.subtle.importKey('raw', raw, { name: 'AES-GCM' }, false, ['encrypt', 'decrypt'])
}

async function holdsMore(core: Core): Promise<boolean> {
  const scopes = (await transact(core.db, ['scope_state'], 'readonly', (stores) =>
    answered(stores('scope_state').getAllKeys()),
  )) as string[]
  return scopes.some((scope) => !outreachScope.test(scope))
}

/**
 * Opens an outreach session: for its hours, five tries of the PIN open this phone again after the system
 * dropped the page, without the password. See ADR 0009 for what that costs.
 * @param hours at most {@link longestOutdoorHours}
 * @throws DeviceLocked unless this tab was unlocked by password, RangeError for another PIN or more hours
 */
export async function startOutdoors(core: Core, pin: string, hours: number): Promise<OutdoorStart> {
  const { unlocked } = authorOf(core)
  if (!isPin(pin) || !(hours > 0 && hours <= longestOutdoorHours)) throw new RangeError('PIN or hours')
  if (!policyOf(core).outdoorUnlock) return 'forbidden'
  if (isGuessedFirst(pin)) return 'guessed_first'
  if (!unlocked.deviceKey.extractable || unlocked.guest)
    throw new DeviceLocked('the tab that was unlocked by password must do this')
  if (await holdsMore(core)) return 'holds_more'
  const { crypto, clock } = core.ports
  const salt = crypto.randomBytes(16)
  const hold = crypto.randomBytes(32)
  const hmac = { name: 'HMAC', hash: 'SHA-256' }
  const holdKey = await crypto.subtle.importKey('raw', hold, hmac, false, ['sign'])
  const lock = { holdKey, salt, iterations: core.iterations }
  const userId = unlocked.person.user.id
  const [key, exported] = await Promise.all([keyFor(crypto, lock, pin), exportKeys(crypto, unlocked)])
  const wrapped = await sealJson(crypto, key, exported, placeOf({ userId }))
  const startedAt = clock.now()
  const endsAt = startedAt + hours * 3_600_000
  const times = { startedAt, endsAt, triesLeft: pinTries }
  const record: OutdoorRecord = { n: 'outdoors', userId, ...times, ...lock, wrapped }
  await transact(core.db, ['session'], 'readwrite', async (stores) => {
    stores('session').put(record)
  })
  await core.announce()
  return 'started'
}

/** After the fifth wrong PIN, after its hours, or when the device holds more by now: the password. */
export async function unlockOutdoors(core: Core, pin: string): Promise<PinEntry> {
  const { crypto } = core.ports
  const record = await takeTry(core, await holdsMore(core))
  const slot = record && (await slotOf(core, record.userId))
  if (!record || !slot) return await over(core)
  const keys = await openRecord(crypto, record, pin)
  if (keys) {
    await putTries(core, record, pinTries)
    const { clock } = core.ports
    const password = { at: record.startedAt, knownSince: clock.monotonic() }
    await enter(core, slot.person, await tabCopies(crypto, keys), password)
    return { result: 'unlocked' }
  }
  if (record.triesLeft > 0) return { result: 'wrong', left: record.triesLeft, waitMs: 0 }
  await putTries(core, record, 0)
  return over(core)
}

async function over(core: Core): Promise<PinEntry> {
  await core.announce()
  return { result: 'password_needed' }
}

/** Takes a try away before the PIN is looked at. @returns null when none is left or the session is over */
function takeTry(core: Core, isOver: boolean): Promise<OutdoorRecord | null> {
  const now = core.ports.clock.now()
  return transact(core.db, ['session'], 'readwrite', async (stores) => {
    const record = await readOutdoors(stores)
    if (!record) return null
    const { startedAt, endsAt, triesLeft } = record
    if (isOver || triesLeft <= 0 || now >= endsAt || now < startedAt - clockMarginMs) {
      stores('session').delete('outdoors')
      return null
    }
    const left: OutdoorRecord = { ...record, triesLeft: triesLeft - 1 }
    stores('session').put(left)
    return left
  })
}

const putTries = (core: Core, { userId }: OutdoorRecord, triesLeft: number): Promise<void> =>
  transact(core.db, ['session'], 'readwrite', async (stores) => {
    const record = await readOutdoors(stores)
    if (record?.userId !== userId) return
    if (triesLeft === 0) stores('session').delete('outdoors')
    else stores('session').put({ ...record, triesLeft })
  })

async function openRecord(crypto: CryptoPort, record: OutdoorRecord, pin: string): Promise<OpenKeys | null> {
  try {
    const lock = { ...record, salt: Uint8Array.from(record.salt) as Bytes }
    const opened = await openJson(crypto, await keyFor(crypto, lock, pin), record.wrapped, placeOf(record))
    return await importKeys(crypto, opened)
  } catch {
    return null
  }
}

const placeOf = ({ userId }: Pick<OutdoorRecord, 'userId'>): string => `outdoors ${userId}`
