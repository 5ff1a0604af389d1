import type { Core } from './core.js'
import { bumpRevision, writeMeta } from './database.js'
import { leaveTab } from './people.js'
import { destroyCopiedKeys } from './second-copy.js'
import { type Stores, transact } from './transact.js'

/** Without slots nothing on this disk can be read again; sealed records can still be sent. */
export async function destroyKeys(stores: Stores): Promise<void> {
  stores('keyslots').clear()
  stores('session').clear()
  for (const name of ['keyCheck', 'keyForServer']) stores('meta').delete(name)
  writeMeta(stores, 'present', null)
  await bumpRevision(stores)
}

/**
 * The server orders a lost device wiped: it may be in a thief's hands, so the keys go at once, whatever waits.
 * The outbox stays and goes on being sent, sealed; nobody can read anything here any more.
 */
export async function destroySlots(core: Core): Promise<void> {
  await transact(core.db, ['keyslots', 'session', 'meta'], 'readwrite', destroyKeys)
  core.note('slots.destroyed')
  await destroyCopiedKeys(core)
  core.people = []
  await leaveTab(core)
}
