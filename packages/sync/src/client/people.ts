import type { Id } from '@lentera/contracts/kernel/id'
import type { WrappedKey } from '@lentera/contracts/sync/record'
import { newAesKey, newSealer, wrapForServer } from '../record/seal.js'
import type { PersonKey, PersonOnDevice, TabKeys } from './api.js'
import type { Core } from './core.js'
import { bumpRevision, type KeySlot, readMeta, type SessionRecord, writeMeta } from './database.js'
import { isDeviceKey, newKeyCheck, newSlot, openSlot, type OpenKeys, tabCopies } from './key-slots.js'
import { catchUp, loadDevice, loadView } from './load.js'
import { DeviceLocked } from './save.js'
import { newSession, openSession } from './session-record.js'
import { answered, transact } from './transact.js'

const readSlots = (core: Core): Promise<KeySlot[]> =>
  transact(
    core.db,
    ['keyslots'],
    'readonly',
    (stores) => answered(stores('keyslots').getAll()) as Promise<KeySlot[]>,
  )

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
    stores('keyslots').put(slot)
    if (isFirst) writeMeta(stores, 'keyCheck', check)
    await bumpRevision(stores)
  })
  if (isFirst) core.freshDeviceKey = deviceKey
  const unlocked = core.unlocked
  if (unlocked?.person.user.id === person.user.id)
    core.unlocked = { ...unlocked, person, signingKey: key.privateKey }
  await catchUp(core)
  await core.announce()
}

/** New name, grants and time of contact of somebody who has a slot here; nothing happens without one. */
export async function updatePerson(core: Core, person: PersonOnDevice): Promise<void> {
  await transact(core.db, ['keyslots', 'meta'], 'readwrite', async (stores) => {
    const slot = (await answered(stores('keyslots').get(person.user.id))) as KeySlot | undefined
    if (!slot) return
    stores('keyslots').put({ ...slot, person })
    await bumpRevision(stores)
  })
  if (core.unlocked?.person.user.id === person.user.id) core.unlocked = { ...core.unlocked, person }
  await catchUp(core)
  await core.announce()
}

/** Opens a slot and fills the local view. */
export async function unlock(
  core: Core,
  username: string,
  password: string,
): Promise<'unlocked' | 'wrong_password' | 'unknown_person'> {
  const slot = (await readSlots(core)).find(({ person }) => person.user.username === username)
  if (!slot) return 'unknown_person'
  const keys = await openSlot(core.ports.crypto, slot, password)
  if (!keys) return 'wrong_password'
  await open(core, slot.person, keys)
  return 'unlocked'
}

async function open(core: Core, person: PersonOnDevice, keys: OpenKeys): Promise<void> {
  const { crypto } = core.ports
  await loadDevice(core)
  const sealer = core.device ? await newSealer(crypto, keys.deviceKey, core.device.serverKey) : null
  await loadView(core, keys.deviceKey)
  core.unlocked = { ...keys, person, sealer }
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
}

export const keyForServer = (core: Core): Promise<WrappedKey | null> =>
  transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'keyForServer'))

/** Copies of the keys for another tab; made at unlock's first asking, because exporting takes a promise. */
export async function keysFor(core: Core): Promise<TabKeys | null> {
  const { unlocked } = core
  if (!unlocked) return null
  return { userId: unlocked.person.user.id, ...(await tabCopies(core.ports.crypto, unlocked)) }
}

/** @returns false when the keys are not this device's or the person has no slot here */
export async function adoptKeys(core: Core, { userId, deviceKey, signingKey }: TabKeys): Promise<boolean> {
  return openWith(core, userId, { deviceKey, signingKey })
}

async function openWith(core: Core, userId: Id, keys: OpenKeys): Promise<boolean> {
  const slot = (await readSlots(core)).find((one) => one.userId === userId)
  const check = await transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'keyCheck'))
  if (!slot || !check || !(await isDeviceKey(core.ports.crypto, keys.deviceKey, check))) return false
  await open(core, slot.person, keys)
  return true
}

/** @returns the secret for sessionStorage; null while locked, and in a tab that has its keys from another */
export async function keepForReload(core: Core): Promise<string | null> {
  const { unlocked } = core
  if (!unlocked?.deviceKey.extractable) return null
  const { record, secret } = await newSession(
    core.ports.crypto,
    unlocked.person.user.id,
    unlocked,
    core.ports.clock.now(),
  )
  await transact(core.db, ['session'], 'readwrite', async (stores) => {
    stores('session').put(record)
  })
  return secret
}

export async function resumeAfterReload(core: Core, secret: string): Promise<boolean> {
  const record = (await transact(core.db, ['session'], 'readonly', (stores) =>
    answered(stores('session').get(1)),
  )) as SessionRecord | undefined
  if (!record) return false
  const keys = await openSession(core.ports.crypto, record, secret, core.ports.clock.now())
  if (keys && (await openWith(core, record.userId, keys))) return true
  await dropSession(core)
  return false
}

/** Keys leave memory, the session record is deleted; what waits goes on being sent, sealed. */
export async function lock(core: Core): Promise<void> {
  core.unlocked = null
  core.freshDeviceKey = null
  core.view.clear()
  await dropSession(core)
  await core.announce()
}

const dropSession = (core: Core): Promise<void> =>
  transact(core.db, ['session'], 'readwrite', async (stores) => {
    stores('session').clear()
  })
