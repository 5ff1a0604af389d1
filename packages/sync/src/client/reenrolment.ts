import type { Reenrolment } from './api.js'
import type { Core } from './core.js'
import { readMeta } from './database.js'
import { drain } from './drain.js'
import { slotOf } from './people.js'
import { transact } from './transact.js'

/** The server answers that it knows neither this device's credential nor its signature. */
const unknownThere = 'auth.required'

/**
 * This device was enrolled in hours that a restored backup lost: the server knows nothing of it, and everything lies
 * in its outbox. It becomes the same device again, so nothing in the outbox changes.
 */
export async function reenrolment(core: Core): Promise<Reenrolment | null> {
  const { device, unlocked } = core
  if (!device || !unlocked) return null
  const isStopped = () => [core.stopped.push, core.stopped.pull].includes(unknownThere)
  if (!isStopped()) await drain(core)
  if (!isStopped()) return null
  const [former, slot] = await Promise.all([formerDevice(core), slotOf(core, unlocked.person.user.id)])
  return former && slot ? { former, publicKey: slot.publicKey } : null
}

/** What this browser is, with the newest proof of it; null: it was never enrolled. */
export async function formerDevice(core: Core): Promise<Reenrolment['former'] | null> {
  const { device } = core
  if (!device) return null
  return transact(core.db, ['meta'], 'readonly', async (stores) => ({
    deviceId: device.id,
    receipt: (await readMeta(stores, 'receipt')) ?? (await readMeta(stores, 'formerReceipt')),
  }))
}
