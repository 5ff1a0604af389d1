import type { DevicePolicy } from '@lentera/contracts/devices/device-policy'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Guest, WrappedKey } from '@lentera/contracts/sync/record'
import { newAesKey, newSealer, wrapForServer } from '../record/seal.js'
import type { PersonKey, PersonOnDevice } from './api.js'
import type { Core, PasswordTime } from './core.js'
import { bumpRevision, type KeySlot, readMeta, writeMeta } from './database.js'
import { newKeyCheck, newSlot, openSlot, type OpenKeys, tabCopies } from './key-slots.js'
import { catchUp, loadDevice, loadView, readMarks, readView } from './load.js'
import type { ViewOnDisk } from './view-on-disk.js'
import { enterPresent } from './present.js'
import { DeviceLocked } from './save.js'
import { destroyCopiedKeys, mirrorState } from './second-copy.js'
import { ownerOf } from './signing-person.js'
import { answered, transact } from './transact.js'

export const readSlots = (core: Core): Promise<KeySlot[]> =>
  transact(
    core.db,
    ['keyslots'],
    'readonly',
    (stores) => answered(stores('keyslots').getAll()) as Promise<KeySlot[]>,
  )

export const slotOf = async (core: Core, userId: Id): Promise<KeySlot | undefined> =>
  (await readSlots(core)).find((slot) => slot.userId === userId)

/**
 * Changes one slot in a transaction of its own, quietly: other tabs need not know of a counted try.
 * @returns what `change` returned; undefined without the slot
 */
export function changeSlot<T>(
  core: Core,
  userId: Id,
  change: (slot: KeySlot) => { slot: KeySlot; result: T },
): Promise<T | undefined> {
  return transact(core.db, ['keyslots'], 'readwrite', async (stores) => {
    const before = (await answered(stores('keyslots').get(userId))) as KeySlot | undefined
    if (!before) return undefined
    const { slot, result } = change(before)
    stores('keyslots').put(slot)
    return result
  })
}

/**
 * Stores a person's slot, or wraps it anew after a change of password. The first slot of a device makes its
 * key; a later one needs that key in this tab: somebody unlocked here by password or reload, or the server
 * opened it at enrolment.
 * @throws DeviceLocked when there are slots and no key is here
 */
export async function addPerson(
  core: Core,
  person: PersonOnDevice,
  password: string,
  key: PersonKey,
): Promise<void> {
  const { crypto } = core.ports
  let deviceKey = core.freshDeviceKey ?? core.unlocked?.deviceKey
  if (deviceKey && !deviceKey.extractable)
    throw new DeviceLocked('the tab that was unlocked by password must do this')
  const isFirst = !deviceKey
  if (!deviceKey) {
    if ((await readSlots(core)).length > 0) throw new DeviceLocked('a new person needs an unlocked device')
    deviceKey = await newAesKey(crypto)
  }
  const [slot, check] = await Promise.all([
    newSlot(crypto, person, password, deviceKey, key, core.iterations),
    newKeyCheck(crypto, deviceKey),
  ])
  await transact(core.db, ['keyslots', 'meta'], 'readwrite', async (stores) => {
    // Two tabs that enrol at once must not end with two device keys.
    if (isFirst && (await answered(stores('keyslots').count())) > 0)
      throw new DeviceLocked('another tab was first')
    const before = (await answered(stores('keyslots').get(slot.userId))) as KeySlot | undefined
    stores('keyslots').put(before?.pin ? { ...slot, pin: { ...before.pin, wrong: 0, waitUntil: 0 } } : slot)
    if (isFirst) writeMeta(stores, 'keyCheck', check)
    await bumpRevision(stores)
  })
  if (isFirst) core.freshDeviceKey = deviceKey
  const unlocked = core.unlocked
  if (unlocked?.person.user.id === person.user.id)
    core.unlocked = { ...unlocked, person, signingKey: key.privateKey }
  core.resting.delete(person.user.id)
  await catchUp(core)
  await mirrorState(core)
  await core.announce()
}

/**
 * After an online sign-in: new name, grants and time of contact of somebody who has a slot here (nothing
 * happens without one), and what the facility allows this device.
 */
export async function updatePerson(core: Core, person: PersonOnDevice, policy?: DevicePolicy): Promise<void> {
  await transact(core.db, ['keyslots', 'meta'], 'readwrite', async (stores) => {
    const slot = (await answered(stores('keyslots').get(person.user.id))) as KeySlot | undefined
    const device = await readMeta(stores, 'device')
    if (slot) stores('keyslots').put({ ...slot, person })
    if (policy && device) writeMeta(stores, 'device', { ...device, policy })
    await bumpRevision(stores)
  })
  if (core.unlocked?.person.user.id === person.user.id) core.unlocked = { ...core.unlocked, person }
  await catchUp(core)
  await core.announce()
}

export async function prepareUnlock(core: Core): Promise<void> {
  if (core.people.length > 0 && !core.unlocked) core.readAhead = await readView(core)
}

/** What was read ahead, unless this or another tab changed it since. */
async function viewOnDisk(core: Core): Promise<ViewOnDisk> {
  const { readAhead } = core
  core.readAhead = null
  const marks = readAhead && (await transact(core.db, ['meta'], 'readonly', readMarks))
  const isPresent =
    marks?.revision === readAhead?.marks.revision && marks?.nextSeq === readAhead?.marks.nextSeq
  return readAhead && isPresent ? readAhead : readView(core)
}

/** Opens a slot and fills the local view. */
export async function unlock(
  core: Core,
  username: string,
  password: string,
): Promise<'unlocked' | 'wrong_password' | 'unknown_person'> {
  const slot = (await readSlots(core)).find(({ person }) => person.user.username === username)
  if (!slot) return 'unknown_person'
  // What lies there sealed is read while the key is derived, which takes as long.
  const [keys, disk] = await Promise.all([openSlot(core.ports.crypto, slot, password), viewOnDisk(core)])
  if (!keys) return 'wrong_password'
  if (slot.pin && slot.pin.wrong > 0) {
    await changeSlot(core, slot.userId, (found) => ({
      slot: found.pin ? { ...found, pin: { ...found.pin, wrong: 0, waitUntil: 0 } } : found,
      result: null,
    }))
  }
  await enter(core, slot.person, keys, passwordNow(core), { disk })
  return 'unlocked'
}

const passwordNow = ({ ports: { clock } }: Core): PasswordTime => ({
  at: clock.now(),
  knownSince: clock.monotonic(),
})

/** Whoever works here steps back: comes again by PIN where there is one, else the keys leave memory. */
export async function stepBack(core: Core): Promise<void> {
  const { unlocked } = core
  if (!unlocked) return
  const { id } = unlocked.person.user
  const hasPin = (await slotOf(core, id))?.pin !== undefined
  if (hasPin)
    core.resting.set(id, { ...(await tabCopies(core.ports.crypto, unlocked)), password: unlocked.password })
  core.unlocked = null
}

export interface Entry {
  readonly guest?: Guest | null
  /** What the view is made of, where it was read already. */
  readonly disk?: ViewOnDisk
}

/** Somebody gave a password or a PIN: works here from now on, in every tab of this browser. */
export async function enter(
  core: Core,
  person: PersonOnDevice,
  keys: OpenKeys,
  password: PasswordTime,
  as: Entry = {},
): Promise<void> {
  const userId = person.user.id
  if (core.unlocked?.person.user.id !== userId) await stepBack(core)
  const owner = ownerOf({ person, guest: as.guest ?? null })
  await enterPresent(core, { userId, owner, screen: 'open', at: core.ports.clock.now() })
  await openView(core, person, keys, password, as)
}

/** Fills memory for somebody who is present already: after a reload, in a second tab. */
export async function openView(
  core: Core,
  person: PersonOnDevice,
  keys: OpenKeys,
  password: PasswordTime,
  { guest = null, disk }: Entry = {},
): Promise<void> {
  const { crypto } = core.ports
  await loadDevice(core)
  const { device } = core
  const { deviceKey, signingKey } = keys
  const [sealer] = await Promise.all([
    device ? newSealer(crypto, deviceKey, device.serverKey) : null,
    loadView(core, deviceKey, disk),
  ])
  core.unlocked = { deviceKey, signingKey, person, sealer, password, guest, reason: null }
  core.screenLockedFor = null
  core.resting.delete(person.user.id)
  core.freshDeviceKey = null
  await storeKeyForServer(core, keys.deviceKey)
  core.recheckAfter = 0
  await core.announce()
}

/** Once per device and server key, by the first tab that may export the device key. */
async function storeKeyForServer(core: Core, deviceKey: CryptoKey): Promise<void> {
  const { crypto } = core.ports
  if (!core.device || !deviceKey.extractable) return
  const { id, serverKey } = core.device
  if ((await keyForServer(core))?.kid === serverKey.kid) return
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', deviceKey))
  const wrapped = await wrapForServer(crypto, serverKey, raw, id)
  await transact(core.db, ['meta'], 'readwrite', async (stores) => writeMeta(stores, 'keyForServer', wrapped))
  await mirrorState(core)
}

export const keyForServer = (core: Core): Promise<WrappedKey | null> =>
  transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'keyForServer'))

/** Keys leave memory, the session records are deleted, in every tab; what waits goes on being sent, sealed. */
export async function lock(core: Core): Promise<void> {
  await transact(core.db, ['session', 'meta'], 'readwrite', async (stores) => {
    stores('session').clear()
    writeMeta(stores, 'present', null)
  })
  await leaveTab(core)
}

/** Keys leave the memory of this tab alone: somebody else works at this browser now. */
export async function leaveTab(core: Core): Promise<void> {
  core.unlocked = null
  core.resting.clear()
  core.screenLockedFor = null
  core.freshDeviceKey = null
  core.view.clear()
  await core.announce()
}

/** The server says that these may not work here any more: their slots go, their records stay. */
export async function removePeople(core: Core, userIds: readonly Id[]): Promise<void> {
  const slots = (await readSlots(core)).filter(({ userId }) => userIds.includes(userId))
  if (slots.length === 0) return
  await transact(core.db, ['keyslots', 'session', 'meta'], 'readwrite', async (stores) => {
    for (const { userId } of slots) {
      stores('keyslots').delete(userId)
      stores('session').delete(userId)
    }
    await bumpRevision(stores)
  })
  for (const { userId } of slots) core.resting.delete(userId)
  core.note('people.removed', String(slots.length))
  await destroyCopiedKeys(core)
  const here = core.unlocked?.person.user.id ?? core.screenLockedFor
  if (here && userIds.includes(here)) await lock(core)
  await catchUp(core)
  await core.announce()
}
