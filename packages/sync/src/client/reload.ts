import type { Id } from '@lentera/contracts/kernel/id'
import { fromBase64Url, toBase64Url } from '../record/bytes.js'
import type { TabKeys } from './api.js'
import type { Core, Resting } from './core.js'
import { type KeySlot, readMeta, type SessionRecord } from './database.js'
import { isDeviceKey, type OpenKeys, tabCopies } from './key-slots.js'
import { type OutdoorRecord, readOutdoors } from './outdoor-record.js'
import { openView, readSlots } from './people.js'
import { passwordHolds } from './pin.js'
import { presentHere } from './present.js'
import { newSession, openSession } from './session-record.js'
import { ownerOf } from './signing-person.js'
import { answered, transact } from './transact.js'

/** Copies of the keys for another tab; made ahead, because exporting takes a promise and handing over does not. */
export async function keysFor(core: Core): Promise<TabKeys | null> {
  const { crypto } = core.ports
  const { unlocked, screenLockedFor } = core
  const main = unlocked ?? (screenLockedFor === null ? undefined : core.resting.get(screenLockedFor))
  if (!main) return null
  const userId = unlocked?.person.user.id ?? screenLockedFor!
  return {
    userId,
    ...(await tabCopies(crypto, main)),
    passwordAt: main.password.at,
    guest: unlocked?.guest ?? null,
    isScreenLocked: unlocked === null,
    others: [...core.resting]
      .filter(([id]) => id !== userId)
      .map(([id, { signingKey, password }]) => ({ userId: id, signingKey, passwordAt: password.at })),
  }
}

/** @returns false when the keys are not this device's, or their person has no slot or no longer works here */
export async function adoptKeys(core: Core, keys: TabKeys): Promise<boolean> {
  const { userId, deviceKey, signingKey, passwordAt, others } = keys
  const [slots, present] = await Promise.all([readSlots(core), presentHere(core)])
  const slot = slots.find((one) => one.userId === userId)
  const owner = slot && ownerOf({ person: slot.person, guest: keys.guest })
  if (!slot || present?.owner !== owner || !(await isOurs(core, deviceKey))) return false
  const knownSince = core.ports.clock.monotonic()
  const resting = (at: number, signing: CryptoKey): Resting => ({
    deviceKey,
    signingKey: signing,
    password: { at, knownSince },
  })
  for (const other of others) core.resting.set(other.userId, resting(other.passwordAt, other.signingKey))
  if (keys.isScreenLocked) {
    core.resting.set(userId, resting(passwordAt, signingKey))
    await showLocked(core, userId)
    return true
  }
  const { guest } = keys
  await openView(core, slot.person, { deviceKey, signingKey }, { at: passwordAt, knownSince }, { guest })
  return true
}

async function isOurs(core: Core, deviceKey: CryptoKey): Promise<boolean> {
  const check = await transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'keyCheck'))
  return check !== null && isDeviceKey(core.ports.crypto, deviceKey, check)
}

async function showLocked(core: Core, userId: Id): Promise<void> {
  core.screenLockedFor = userId
  await core.announce()
}

/**
 * @param secret of an earlier call in this browser, so that one secret carries everybody who may come back by PIN
 * @returns the secret for sessionStorage; null while locked, and in a tab that has its keys from another
 */
export async function keepForReload(core: Core, secret: string | null): Promise<string | null> {
  const { unlocked } = core
  if (!unlocked?.deviceKey.extractable) return null
  const isSecret = secret !== null && /^[\w-]{43}$/.test(secret)
  const raw = isSecret ? fromBase64Url(secret) : core.ports.crypto.randomBytes(32)
  const { id } = unlocked.person.user
  const record = await newSession(core.ports.crypto, id, unlocked, unlocked.password.at, raw)
  await transact(core.db, ['session'], 'readwrite', async (stores) => {
    stores('session').put(record)
  })
  return toBase64Url(raw)
}

/** Behind the lock screen a reload asks for the password after as long. */
const idleReloadMs = 30 * 60_000

/** Thirty idle minutes: a reload asks for the password from now on; the PIN goes on opening this screen. */
export const forgetReload = (core: Core): Promise<void> =>
  transact(core.db, ['session'], 'readwrite', async (stores) => {
    const outdoors = await readOutdoors(stores)
    stores('session').clear()
    if (outdoors) stores('session').put(outdoors)
  })

/** @returns whether keys are back: unlocked, or behind the lock screen that was there before the reload */
export async function resumeAfterReload(core: Core, secret: string): Promise<boolean> {
  const [records, slots, present] = await Promise.all([
    transact(core.db, ['session'], 'readonly', (stores) => answered(stores('session').getAll())) as Promise<
      (SessionRecord | OutdoorRecord)[]
    >,
    readSlots(core),
    presentHere(core),
  ])
  const opened = await Promise.all(
    records.filter(isSession).map((record) => openOne(core, slots, record, secret)),
  )
  const people = opened.flatMap((one) => one ?? [])
  const isOpen = present?.screen === 'open' && present.owner === present.userId
  const lockedMs = present?.screen === 'locked' ? core.ports.clock.now() - present.at : 0
  const main = people.find(({ slot }) => slot.userId === present?.userId && (isOpen || slot.pin))
  if (!main || lockedMs > idleReloadMs) {
    await forgetReload(core)
    return false
  }
  for (const { slot, keys, at } of people) {
    if (slot.pin)
      core.resting.set(slot.userId, { ...(await tabCopies(core.ports.crypto, keys)), ...timeOf(core, at) })
  }
  const { slot, keys, at } = main
  if (isOpen) await openView(core, slot.person, keys, timeOf(core, at).password)
  else await showLocked(core, slot.userId)
  return true
}

const isSession = (record: SessionRecord | OutdoorRecord): record is SessionRecord => 'at' in record

const timeOf = (core: Core, at: number) => ({
  password: { at, knownSince: core.ports.clock.monotonic() },
})

interface Reopened {
  readonly slot: KeySlot
  readonly keys: OpenKeys
  readonly at: number
}

async function openOne(
  core: Core,
  slots: readonly KeySlot[],
  record: SessionRecord,
  secret: string,
): Promise<Reopened | null> {
  const { clock, crypto } = core.ports
  const slot = slots.find(({ userId }) => userId === record.userId)
  if (!slot || !passwordHolds(timeOf(core, record.at).password, clock.now(), clock.monotonic())) return null
  const keys = await openSession(crypto, record, secret)
  return keys && (await isOurs(core, keys.deviceKey)) ? { slot, keys, at: record.at } : null
}
