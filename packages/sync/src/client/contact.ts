import type { ClockConfidence } from '@lentera/contracts/sync/clock'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'
import { PingAnswer } from '@lentera/contracts/sync/pull'
import type { Core } from './core.js'
import { readMeta, writeMeta } from './database.js'
import { exchange } from './exchange.js'
import { type Stores, transact } from './transact.js'

const pingTimeoutMs = 10_000
/** The measured offset is stored when it moved by this much or its measure is this old. */
const offsetStoredMs = 1000
const offsetKeptMs = 600_000

/** Takes what every answer says: the server is there, and what time it is. */
export function heard(
  core: Core,
  answer: { serverTime: Instant; confidence: ClockConfidence },
  sentAt: number,
): void {
  core.server = 'reachable'
  core.serverClock = answer.confidence
  core.offset.measure(answer.serverTime, answer.confidence, sentAt)
  core.lastContactAt = core.offset.now()
}

/** Heartbeat: is the server there, what time is it, is its past still the one we know. */
export async function ping(core: Core): Promise<boolean> {
  const epoch = await askEpoch(core)
  if (epoch === null) core.server = 'unreachable'
  else if (core.epoch && epoch !== core.epoch) await enterEpoch(core, epoch)
  // Once a heartbeat everything is looked at again, whatever another tab did without telling.
  core.counts = null
  await core.announce()
  return epoch !== null
}

async function askEpoch(core: Core): Promise<Id | null> {
  const answer = await exchange(
    core,
    { method: 'GET', path: '/api/v1/sync/ping', timeoutMs: pingTimeoutMs },
    PingAnswer,
  )
  if (answer.kind !== 'ok') return null
  heard(core, answer.value, answer.sentAt)
  await storeContact(core)
  return answer.value.epoch
}

const storeContact = (core: Core): Promise<void> =>
  transact(core.db, ['meta'], 'readwrite', (stores) => writeContact(core, stores))

/** Keeps when the server was heard and how far the clock is off, for the next start. */
export async function writeContact(core: Core, stores: Stores): Promise<void> {
  const stored = await readMeta(stores, 'offset')
  const { ms, ageS } = core.offset.current
  const atMs = core.ports.clock.now()
  const isOld =
    !stored || Math.abs(stored.ms - ms) >= offsetStoredMs || Math.abs(atMs - stored.atMs) >= offsetKeptMs
  if (isOld && ageS !== null) writeMeta(stores, 'offset', { ms, atMs })
  if (core.lastContactAt) writeMeta(stores, 'lastContactAt', core.lastContactAt)
}

/**
 * The server's history was replaced (restored backup, copied disk). Cursors and receipt speak of a past it
 * does not know; the outbox stays whole, and the server is asked which of our commands it still has.
 * @param epoch as its answer named it; null: ask
 * @returns whether the new epoch is known now
 */
export async function enterEpoch(core: Core, epoch: Id | null): Promise<boolean> {
  const next = epoch ?? (await askEpoch(core))
  if (next === null) return false
  if (next === core.epoch) return true
  core.note('epoch.changed', next)
  await transact(core.db, ['meta'], 'readwrite', async (stores) => {
    writeMeta(stores, 'epoch', next)
    // It speaks of another history now; but it goes on proving that this device was enrolled.
    const receipt = await readMeta(stores, 'receipt')
    if (receipt) writeMeta(stores, 'formerReceipt', receipt)
    stores('meta').delete('receipt')
    writeMeta(stores, 'resetDue', true)
    writeMeta(stores, 'recountDue', true)
    writeMeta(stores, 'outcomesDue', true)
  })
  core.epoch = next
  return true
}
