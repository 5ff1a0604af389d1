import type { FacilityKey } from '@lentera/contracts/sync/hand-over'
import type { Core } from '../core.js'
import { readMeta, writeMeta } from '../database.js'
import { openJson, sealJson } from '../sealed-json.js'
import { transact } from '../transact.js'

/** The present one and those before it: a colleague who had no line since seals for an older one. */
const keptMax = 4
const place = 'facility keys'

/** Takes the key that a pull brought; it becomes the one this device seals for. Only while unlocked. */
export async function keepFacilityKey(core: Core, key: FacilityKey): Promise<void> {
  const { unlocked, ports } = core
  if (!unlocked) return
  const before = await facilityKeys(core)
  const keys = [key, ...before.filter(({ kid }) => kid !== key.kid)].slice(0, keptMax)
  const sealed = await sealJson(ports.crypto, unlocked.deviceKey, keys, place)
  await transact(core.db, ['meta'], 'readwrite', async (stores) => {
    const kids = keys.map(({ kid }) => kid)
    writeMeta(stores, 'facilityKids', kids)
    writeMeta(stores, 'facilityKeys', sealed)
  })
}

/** Keys that open what colleagues handed over, the newest first; none while locked. */
export async function facilityKeys(core: Core): Promise<readonly FacilityKey[]> {
  const { unlocked, ports } = core
  if (!unlocked) return []
  const sealed = await transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'facilityKeys'))
  if (!sealed) return []
  try {
    return (await openJson(ports.crypto, unlocked.deviceKey, sealed, place)) as FacilityKey[]
  } catch {
    core.note('facility_keys.unreadable')
    return []
  }
}
